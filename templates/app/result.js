/*
 * Result: what a run says and makes: how far it is and a way to stop it, what
 * the program found at which cell or line, the files to save, and how they
 * look.
 */
'use strict';

(() => {
const { make } = kijun;
const TYPES = { pdf: 'application/pdf', html: 'text/html',
    xml: 'application/xml', zip: 'application/zip', csv: 'text/csv',
    json: 'application/json', xlsx: 'application/vnd.openxmlformats-' +
    'officedocument.spreadsheetml.sheet' };
const SHOWN_MOST = 100;		/* files that are listed one by one */

const ending = name => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
const size = bytes => bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` :
    `${(bytes / 2 ** 20).toFixed(1)} MB`;

/* Poppler and qpdf, which read PDFs of others, are not in the program here. */
const UNREAD = 'このPDFは、この画面では中を読めません。作ったときのままのPDFなら、作り直したものとファイル全体を比べて、そうと分かります。書き込みのあるもの、保存し直したもの、ほかで作ったものは、kijunを入れたパソコンで調べてください。';
/* Folders that only this memory has say nothing to anybody. */
const translate = words => words
    .replace(/^kijun: a library is missing.*$/m, UNREAD)
    .replace(/^kijun: made\/.*$/gm, '').replace(/^kijun[:：]\s*/gm, '')
    .replace(/\b(given|papers|answers|old|new)\//g, '').trim();

/*
 * Problems as JSON stand among what else was said; a bar that tells how far
 * the work is wipes itself.
 */
const hear = end => {
	const said = new TextDecoder().decode(end.error)
	    .replace(/\r[^\n\x1b]*\x1b\[K/g, '');
	const list = /^\[(\n[^]*?^)?\]\n?/m.exec(said);
	return { problems: list ? JSON.parse(list[0]) : [],
	    words: translate(list ? said.replace(list[0], '') : said) };
};

const LEVELS = { error: '誤り', warning: '注意', fatal: '中止' };

const where = problem => {
	if (!problem.file && !problem.line)
		return '';
	const file = (problem.file ?? '').replace(/^.*\//, '');
	const place = problem.cell ? `${problem.cell}` :
	    problem.line > 0 ? `${problem.line}行 ${problem.column}字目` : '';
	return [file, place].filter(Boolean).join(' ');
};

/* ways(problem) gives what can be done about it here, or nothing. */
const describe = (problem, ways) => make('li', { class: problem.level },
    make('strong', {}, LEVELS[problem.level] ?? problem.level), ' ',
    ...(where(problem) ? [make('code', {}, where(problem)), ' '] : []),
    problem.message, ' ', make('code', { class: 'id' }, problem.id),
    ...[ways?.(problem) ?? []].flat());

/*
 * Where a task's results appear. run() gives the ends and files of a run that
 * made something, null if it was stopped or found errors, which it shows.
 */
kijun.result = () => {
	const status = make('p', { role: 'status' });
	const bar = make('progress', { 'aria-label': '進み具合' });
	const stop = make('button', { type: 'button', onclick: () =>
	    kijun.stop() }, 'やめる');
	const working = make('p', { class: 'working', hidden: true }, bar, ' ',
	    stop);
	const said = make('div'), files = make('div'), look = make('div');
	const element = make('section', { class: 'result',
	    'aria-label': '結果' }, status, working, said, files, look);
	let addresses = [];

	const address = (name, bytes) => {
		const made = URL.createObjectURL(bytes instanceof Blob ? bytes :
		    new Blob([bytes], { type: TYPES[ending(name)] ??
		    'application/octet-stream' }));
		addresses.push(made);
		return made;
	};
	const clear = () => {
		addresses.forEach(made => URL.revokeObjectURL(made));
		addresses = [];
		said.replaceChildren();
		files.replaceChildren();
		look.replaceChildren();
		status.className = '';
	};
	const refuse = words => {
		status.className = 'refused';
		status.textContent = words;
	};
	const advance = (done, total) => {
		if (done === 'face')
			return status.append('（書体を読み込んでいます）');
		bar.max = total;
		bar.value = done;
		status.textContent = `${total}のうち${done}まで進みました。`;
	};
	const tell = (ends, ways) => {
		const problems = [], words = [];
		for (const end of ends) {
			const heard = hear(end);
			problems.push(...heard.problems);
			if (heard.words)
				words.push(heard.words);
		}
		if (problems.length)
			said.append(make('ul', { class: 'problems' },
			    ...problems.map(each => describe(each, ways))));
		if (words.length)
			said.append(make('pre', {}, words.join('\n')));
		return problems;
	};

	const run = async ({ commands, files: given, doing, ways }) => {
		if (kijun.isRunning()) {
			refuse('作成中です。終わるまでお待ちになるか、［やめる］を押してください。');
			return null;
		}
		clear();
		status.textContent = `${doing}…`;
		bar.removeAttribute('value');
		working.hidden = false;
		try {
			const end = await kijun.run(commands, given, advance);
			if (end === null) {
				status.textContent = 'やめました。何も作っていません。';
				return null;
			}
			const failed = end.ends.find(each => each.status !== 0);
			const problems = tell(end.ends, ways);
			if (failed) {
				refuse(problems.some(each =>
				    each.level !== 'warning') || failed.status !== 3 ?
				    '作れませんでした。下の所を直して、もう一度作ってください。' :
				    '作れませんでした。');
				return null;
			}
			status.textContent = problems.length ?
			    'できました。注意があります。' : 'できました。';
			return end;
		} catch (reason) {
			if (reason instanceof kijun.Refused)
				kijun.refuse(reason.message);
			refuse(reason.message === 'wasm' ?
			    'この画面では作れません。' : reason.message);
			return null;
		} finally {
			working.hidden = true;
		}
	};

	/*
	 * Where the browser shows PDF by itself it does so here as well. A page
	 * is shown without what it could do: it is for reading.
	 */
	const show = (name, bytes) => {
		const title = `${name}の画面`;
		if (ending(name) === 'html')
			return look.replaceChildren(make('iframe', { title,
			    sandbox: '', srcdoc: kijun.text(bytes) }));
		if (navigator.pdfViewerEnabled === false)
			return look.replaceChildren(make('p', {
			    class: 'note' }, 'このブラウザーはPDFを表示しません。保存して開いてください。'));
		const src = address(name, bytes);
		look.replaceChildren(make('p', {}, make('a', { href: src,
		    target: '_blank' }, '別のタブで開く')),
		    make('iframe', { title, src }));
	};

	/* list of [name, bytes]; the first is shown. */
	const offer = (list, archive) => {
		const links = list.slice(0, SHOWN_MOST).map(([name, bytes]) =>
		    make('li', {}, make('a', { href: address(name, bytes),
		    download: name }, `${name}を保存`),
		    ` ${size(bytes.length)} `, ...(list.length > 1 &&
		    /\.(pdf|html)$/.test(name) ? [make('button', {
		    type: 'button', onclick: () => show(name, bytes) },
		    '見る')] : [])));
		if (archive && list.length > 1)
			files.append(make('p', { class: 'all' }, make('a', {
			    href: address(archive, kijun.zip(list)),
			    download: archive },
			    `${list.length}のファイルを${archive}に保存`)));
		files.append(make('ul', { class: 'files' }, ...links));
		if (list.length > SHOWN_MOST)
			files.append(make('p', { class: 'note' },
			    `はじめの${SHOWN_MOST}を並べました。すべては${archive}に入っています。`));
		const first = list.find(([name]) => /\.(pdf|html)$/.test(name));
		if (first)
			show(...first);
	};

	return { element, run, offer, show, clear, refuse, tell,
	    say: words => {
		status.textContent = words;
	    },
	    print: bytes => {
		const words = kijun.text(bytes).trim();
		if (words)
			said.append(make('pre', {}, words));
	    } };
};

kijun.text = bytes => new TextDecoder().decode(bytes);
kijun.hear = hear;
})();
