/*
 * Form: the pieces of the page's forms: elements, a place to drop files on, and
 * what a document is made of (its kind, for whom, of which standard, settings),
 * all from the program's own lists.
 */
'use strict';

(() => {
const make = (tag, attrs = {}, ...inside) => {
	const e = document.createElement(tag);
	for (const [name, value] of Object.entries(attrs))
		if (name.startsWith('on'))
			e.addEventListener(name.slice(2), value);
		else if (value === true)
			e.setAttribute(name, '');
		else if (value !== false && value !== undefined)
			e.setAttribute(name, value);
	e.append(...inside);
	return e;
};

let last = 0;
const label = (words, field, note) => {
	field.id ||= `field-${++last}`;
	const row = make('div', { class: 'field' },
	    make('label', { for: field.id }, words), field);
	if (note) {
		const id = `${field.id}-note`;
		field.setAttribute('aria-describedby', id);
		row.append(make('p', { class: 'note', id }, note));
	}
	return row;
};

const choose = (options, onchange) => make('select', { onchange },
    ...options.map(([value, words]) => make('option', { value }, words)));

const refill = (select, options) => {
	const before = select.value;
	select.replaceChildren(...options.map(([value, words]) =>
	    make('option', { value }, words)));
	if (before && options.some(([value]) => value === before))
		select.value = before;
};

const tick = (words, onchange) => {
	const box = make('input', { type: 'checkbox', onchange });
	return { box, row: make('p', { class: 'tick' },
	    make('label', {}, box, ` ${words}`)) };
};

const step = (number, words, ...inside) => make('fieldset', {},
    make('legend', {}, `${number}. ${words}`), ...inside);

/* ---- files ---- */

const MOST = 64 << 20;		/* of one file; a roster has less than one */

const megabytes = bytes => `${Math.ceil(bytes / 2 ** 20)} MB`;

/*
 * Where files are put: chosen, dropped, or pasted if `paste` says what.
 * onfiles(list of { name, bytes }) and onrefused(words).
 */
const drop = ({ words, accept, many, paste, pasteName, onfiles,
    onrefused }) => {
	const take = async list => {
		const files = [...list];
		const large = files.find(file => file.size > MOST);
		if (!files.length)
			return;
		if (large)
			return onrefused(`「${large.name}」は${megabytes(large.size)}あり、この画面では読めません（${megabytes(MOST)}まで）。ファイルが違っていないか確かめてください。`);
		try {
			onfiles(await Promise.all(files.map(async file => ({
			    name: file.name, bytes: new Uint8Array(await
			    file.arrayBuffer()) }))));
		} catch {
			onrefused('ファイルを読めませんでした。ほかのプログラムが使っているか、移されたのかもしれません。');
		}
	};
	const input = make('input', { type: 'file', accept, multiple: many,
	    onchange: () => take(input.files) });
	const area = make('div', { class: 'drop',
	    ondragover(event) {
		event.preventDefault();
		area.classList.add('over');
	    },
	    ondragleave: () => area.classList.remove('over'),
	    ondrop(event) {
		event.preventDefault();
		area.classList.remove('over');
		take(event.dataTransfer.files);
	    } }, label(words, input, 'ここへファイルを重ねて放しても入ります。'));
	if (!paste)
		return area;
	const text = make('textarea', { rows: 5, spellcheck: 'false' });
	area.append(make('details', {}, make('summary', {}, paste),
	    label('貼り付ける欄', text),
	    make('button', { type: 'button', onclick() {
		if (text.value.trim() === '')
			return onrefused('貼り付ける欄が空です。');
		onfiles([{ name: pasteName, bytes: new TextEncoder()
		    .encode(text.value) }]);
	    } }, '貼り付けたものを使う')));
	return area;
};

/* ---- settings, as the kinds declare them ---- */

const WORDS = {
	large: '大きな文字', date: '印刷する日付', era: '元号',
	variant: '答えの選び方', signature: '署名のしかた',
	'with-duties': '対象となる義務のページを付ける', length: '短い版',
	order: '左に置く版', style: '改正文の書き方',
	mend: '案で番号がずれた引用も改める', headings: '欄の見出し（新,旧）'
};
const VALUES = {
	'yes-no': 'はい・いいえ', four: '四つから選ぶ', sign: '署名',
	'name-and-seal': '記名押印', 'sign-or-seal': '署名または記名押印',
	'sign-and-seal': '署名押印', name: '記名', 'new-left': '新しい版',
	'old-left': '旧い版', local: '算用数字（地方の書き方）',
	national: '漢数字（国の書き方）', short: '2ページ'
};

const setting = option => {
	const [name, values] = option.split('=');
	const words = WORDS[name] ?? name, say = value =>
	    ['--set', `${name}=${value}`];
	const list = values?.split('|') ?? [];
	if (list.length === 1) {
		const { box, row } = tick(words);
		return { row, args: () => box.checked ? say(list[0]) : [] };
	}
	const field = list.length ? choose([['', '決めたとおり'],
	    ...list.map(value => [value, VALUES[value] ?? value])]) :
	    make('input', { type: name === 'date' ? 'date' : 'text' });
	return { row: label(words, field), args: () =>
	    field.value === '' ? [] : say(field.value) };
};

/* ---- what a document is made of ---- */

const GROUPS = [['sign', '署名するもの'], ['check', '点検するもの'],
    ['submit', '出すもの'], ['read', '読むもの'], ['change', '改正'],
    ['other', 'ほか']];

const has = (kind, ...pers) => pers.some(per => kind.per.includes(per));

/*
 * The kinds that `wants` keeps, with the fields each needs. args() gives the
 * words of the command behind make, name() what the file may be called.
 */
const subject = wants => {
	const lists = kijun.lists;
	const kinds = lists.kinds.filter(wants);
	const kind = make('select', { onchange: () => show() });
	for (const [group, words] of GROUPS) {
		const some = kinds.filter(each => each.group === group);
		if (some.length)
			kind.append(make('optgroup', { label: words },
			    ...some.map(each => make('option',
			    { value: each.kind }, each.title))));
	}
	const note = make('p', { class: 'note' });
	const authority = choose(lists.authorities.map(each =>
	    [each.authority, each.title]), () => show());
	const role = choose([]), standard = choose([], () => showForms());
	const form = choose([]);
	const rows = { authority: label('団体', authority),
	    role: label('役割', role), standard: label('基準', standard),
	    form: label('様式', form) };
	const more = make('div');
	let settings = [];

	const now = () => kinds.find(each => each.kind === kind.value);
	const showForms = () => {
		const edition = standard.value;
		refill(form, lists.forms.filter(each =>
		    edition === each.standard ||
		    edition === `${each.standard}@${each.edition}`)
		    .map(each => [each.form, `${each.label} ${each.title}`]));
		rows.form.hidden = !has(now(), 'form');
	};
	/* Has it a form, of that title if the kind is made of one? */
	const hasForm = (each, title) => lists.forms.some(form =>
	    form.standard === each.standard && form.title.includes(title));
	/* Those first that the kind has a form of. */
	const standards = (one, mine) => {
		const isPair = has(one, 'pair', 'role-pair');
		const some = (isPair ? lists.editions.filter(each =>
		    each.has_older) : lists.standards).filter(each =>
		    each.standard.startsWith(`${mine}/`) &&
		    (!has(one, 'form') || hasForm(each, '')));
		const named = one.forms ? [...some.filter(each =>
		    hasForm(each, one.forms)), ...some.filter(each =>
		    !hasForm(each, one.forms))] : some;
		const list = named.map(each => isPair ?
		    [`${each.standard}@${each.edition}`,
		    `${each.title}（${each.edition}）`] :
		    [each.standard, each.title]);
		if (has(one, 'authority') || (has(one, 'role') &&
		    !has(one, 'standard')))
			list.unshift(['', 'すべての基準']);
		else if (has(one, 'role'))
			list.push(['', '決めない（役割から作る）']);
		return list;
	};
	const show = () => {
		const one = now(), mine = authority.value;
		note.textContent = one['note-ja'];
		rows.role.hidden = !has(one, 'role', 'role-standard',
		    'role-pair', 'packet');
		rows.standard.hidden = !has(one, 'standard', 'role-standard',
		    'form', 'pair', 'role-pair') && (!has(one, 'role') ||
		    one.needs.includes('roster'));
		refill(role, [...(has(one, 'authority', 'standard') ?
		    [['', '決めない']] : []), ...lists.roles.filter(each =>
		    each.authority === mine).map(each =>
		    [`${mine}:${each.role}`, each.title])]);
		refill(standard, standards(one, mine));
		settings = one.options.map(setting);
		more.replaceChildren(...settings.map(each => each.row));
		showForms();
	};
	show();
	return {
		rows: [label('文書', kind), note, ...Object.values(rows)],
		settings: make('details', {}, make('summary', {}, '設定'), more),
		kind: now,
		select(value) {
			kind.value = value;
			show();
		},
		args() {
			const words = [kind.value];
			const isOfRole = !has(now(), 'standard', 'form', 'pair');
			if (!rows.standard.hidden && standard.value &&
			    (role.value || !isOfRole))
				words.push('--standard', standard.value);
			if (!rows.role.hidden && role.value)
				words.push('--role', role.value);
			if (!rows.form.hidden && form.value)
				words.push('--form', form.value);
			if (words.length === 1)
				words.push(authority.value);
			return [...words, ...settings.flatMap(each =>
			    each.args())];
		},
		name() {
			const said = [now().title];
			if (!rows.form.hidden && form.value)
				said[0] = form.selectedOptions[0].textContent;
			for (const [row, field] of [[rows.role, role],
			    [rows.standard, standard]])
				if (!row.hidden && field.value)
					said.push(field.selectedOptions[0]
					    .textContent);
			return said.join('-').replace(/[\\/:*?"<>|\s]+/g, ' ');
		}
	};
};

Object.assign(kijun, { make, label, choose, refill, tick, step, drop,
    subject });
})();
