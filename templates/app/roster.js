/*
 * Roster: a table of people as the program reads it, shown before anything is
 * made of it, and mended cell by cell. As long as nothing is mended the file
 * itself is used, byte for byte; from then on a table of the same rows.
 */
'use strict';

(() => {
const { make, label, choose } = kijun;
const ROWS_MOST = 30;		/* that are shown; all are used */

const quote = text => /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ?
    `"${text.replaceAll('"', '""')}"` : text;

/* Rows keep their numbers: empty ones stay. */
const table = grid => {
	const lines = [];
	for (const row of grid.rows) {
		while (lines.length < row.number - 1)
			lines.push('');
		const cells = [];
		for (const cell of row.cells)
			cells[cell.column - 1] = quote(cell.text);
		lines.push(Array.from(cells, cell => cell ?? '').join(','));
	}
	return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
};

/* 27 is AA. */
const letters = column => column > 26 ? letters(Math.floor((column - 1) / 26)) +
    letters((column - 1) % 26 + 1) : String.fromCharCode(64 + column);

kijun.roster = result => {
	const view = make('div', { class: 'roster' });
	const pick = choose([], () => show());
	const sheets = label('シート', pick);
	let file = null, grids = [], mended = false;

	sheets.hidden = true;

	const grid = () => grids[pick.selectedIndex] ?? grids[0];
	const name = () => mended ?
	    file.name.replace(/\.[^.]*$/, '') + '.csv' : file.name;

	const show = () => {
		const shown = grid(), rows = shown?.rows ?? [];
		const width = Math.max(0, ...rows.slice(0, ROWS_MOST).map(row =>
		    row.cells.at(-1)?.column ?? 0));
		const line = row => {
			const cells = Array.from({ length: width }, () => '');
			for (const cell of row.cells)
				cells[cell.column - 1] = cell.text;
			return make('tr', {}, make('th', { scope: 'row' },
			    String(row.number)), ...cells.map(text =>
			    make('td', {}, text)));
		};
		view.replaceChildren(make('p', {}, `「${name()}」を読みました。${rows.length}行あります。${mended ?
		    '直した所は、この画面の中だけのものです。元の表も直してください。' : ''}`),
		    make('div', { class: 'scroll', tabindex: '0',
		    role: 'region', 'aria-label': '読んだ表' },
		    make('table', {}, make('thead', {}, make('tr', {},
		    make('th', { scope: 'col' }, '行'),
		    ...Array.from({ length: width }, (_, i) => make('th',
		    { scope: 'col' }, letters(i + 1))))),
		    make('tbody', {}, ...rows.slice(0, ROWS_MOST).map(line)))),
		    ...(rows.length > ROWS_MOST ? [make('p', { class: 'note' },
		    `はじめの${ROWS_MOST}行を示しました。`)] : []));
	};

	const read = async () => {
		const end = await result.run({ commands: [['cells', name()]],
		    files: [[name(), file.bytes]], doing: '名簿を読んでいます' });
		if (end === null)
			return false;
		grids = JSON.parse(kijun.text(end.ends[0].out));
		kijun.refill(pick, grids.map((each, i) => [String(i + 1),
		    each.name || '表']));
		sheets.hidden = grids.length < 2;
		result.clear();
		result.say('');
		show();
		return true;
	};

	/* A cell by its place in the file; or none that is known. */
	const find = problem => {
		for (const row of grid()?.rows ?? [])
			for (const cell of row.cells)
				if (cell.line === problem.line &&
				    cell.at === problem.column)
					return { row, cell };
		const row = grid()?.rows.find(each => each.number ===
		    problem.line);
		return row && problem.cell ? { row, cell: null } : null;
	};
	const column = name => [...name.replace(/\d+$/, '')].reduce((sum, one) =>
	    sum * 26 + one.charCodeAt(0) - 64, 0);

	const mend = async (found, problem, text) => {
		if (found.cell)
			found.cell.text = text;
		else {
			found.row.cells.push({ column: column(problem.cell),
			    text });
			found.row.cells.sort((a, b) => a.column - b.column);
		}
		const bytes = table(grid());
		mended = true;
		file = { name: name(), bytes };
		return read();
	};

	return {
		rows: [sheets, view],
		async take(taken) {
			file = taken;
			mended = false;
			grids = [];
			view.replaceChildren();
			sheets.hidden = true;
			if (!await read())
				file = null;
		},
		file: () => file && [file.name, file.bytes],
		args: () => file === null ? [] : ['--roster', file.name,
		    ...(!mended && grids.length > 1 ? ['--sheet',
		    pick.value] : [])],
		/* What can be done about a problem: the cell, to write anew. */
		ways: again => problem => {
			if (!file || problem.file !== file.name)
				return [];
			const found = find(problem);
			if (!found)
				return [];
			const field = make('input', { type: 'text',
			    value: found.cell?.text ?? '' });
			const form = make('form', { class: 'mend',
			    async onsubmit(event) {
				event.preventDefault();
				if (await mend(found, problem, field.value))
					again();
			    } }, label(problem.cell ? `${problem.cell}を直す` :
			    'このセルを直す', field), make('button', {},
			    '直して、もう一度作る'));
			return [form];
		}
	};
};
})();
