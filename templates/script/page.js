/*
 * What a page can do besides being read: it is ticked and typed into, kept in
 * this browser for whoever fills it, saved to a file and read back
 * (kijun-answers, version 1); its headings follow, and search is called for.
 * Without it the page says all it says, and is printed with empty squares.
 */
(() => {
'use strict';
const d = document, root = d.documentElement;
const all = (what, from = d) => [...from.querySelectorAll(what)];
const one = (what, from = d) => from.querySelector(what);
const main = one('main');
const linked = one('link[rel=stylesheet]');

const make = (tag, attrs = {}, ...inside) => {
	const e = d.createElement(tag);
	for (const [name, value] of Object.entries(attrs))
		if (name.startsWith('on'))
			e.addEventListener(name.slice(2), value);
		else
			e.setAttribute(name, value);
	e.append(...inside);
	return e;
};

const tell = (words, role = 'status') => {
	const e = make('p', { class: 'furniture notice', role }, words);
	main.before(e);
	return e;
};

/* A browser may have saved the page as it was in use. */
all('.bar, .notice, .hits, .tip, .keepers, form[role=search]').forEach(e =>
    e.remove());

/* ---- tables ---- */

/* On a narrow screen a row is a card, whose cells say what they are. */
const head_cells = () => {
	const plain = th => {
		const copy = th.cloneNode(true);
		all('rt', copy).forEach(e => e.remove());
		return copy.textContent;
	};
	for (const table of linked ? all('table') : []) {
		const heads = [...table.tHead?.rows ?? []].at(-1);
		const names = heads && [...heads.cells].flatMap(th =>
		    Array(th.colSpan).fill(plain(th)));
		for (const row of names ? table.tBodies[0].rows : []) {
			let at = 0;
			for (const cell of row.cells) {
				if (cell.tagName === 'TD' && names[at] !== undefined &&
				    !cell.classList.contains('number') &&
				    !(row.dataset.digest && cell.firstChild))
					cell.dataset.head = names[at];
				at += cell.colSpan;
			}
		}
	}
};

/* What is moved by hand is moved by keys as well. */
const reach_tables = () => {
	for (const e of all('.table:not(.law)'))
		if (e.scrollWidth > e.clientWidth) {
			e.tabIndex = 0;
			e.setAttribute('role', 'group');
			e.setAttribute('aria-label', '表');
		}
};

/* ---- where one is ---- */

const follow = () => {
	const links = new Map(all('.sections a').map(a =>
	    [d.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
	let now;
	const seen = new IntersectionObserver(entries => {
		for (const entry of entries)
			if (entry.isIntersecting) {
				now?.removeAttribute('aria-current');
				now = links.get(entry.target);
				now.setAttribute('aria-current', 'true');
			}
	}, { rootMargin: '0px 0px -70% 0px' });
	for (const heading of links.keys())
		if (heading)
			seen.observe(heading);
};

/* A bookmark may be older than the text. */
let missing;
const arrive = () => {
	const id = decodeURIComponent(location.hash.slice(1));
	missing?.remove();
	if (id && !id.startsWith(':~:') && !d.getElementById(id))
		missing = tell(`このページに「${id.slice(0, 60)}」という所はありません。` +
		    '改正で番号が変わったか、なくなったのかもしれません。下の本文から探してください。');
};

/* ---- search, called for when it is wanted ---- */

const base = linked && linked.href.slice(0, linked.href.lastIndexOf('/') + 1);
const call = () => {
	const script = make('script', { src: `${base}search.js` });
	d.head.append(script);
	return script;
};

const offer_search = () => {
	const field = make('input', { type: 'search', id: 'search',
	    placeholder: '言葉で探す（/ キー）', autocomplete: 'off',
	    'aria-label': '基準、義務、様式、用語、文書を探す' });
	let called = false;
	const start = () => {
		if (!called)
			call().onerror = () => tell(
			    '検索に使うファイル（search.js）が見付かりません。フォルダーごと写してください。');
		called = true;
	};
	one('header').append(make('form', { role: 'search',
	    onsubmit: event => event.preventDefault() }, field));
	field.addEventListener('focus', start);
	main.addEventListener('pointerover', event =>
	    event.target.closest?.('a[href*="#"]') && start());
	main.addEventListener('focusin', event =>
	    event.target.closest('a[href*="#"]') && start());
	d.addEventListener('keydown', event => {
		if (event.key === '/' && !event.target.closest(
		    'input, textarea, [contenteditable]')) {
			event.preventDefault();
			field.focus();
		}
	});
	if (new URLSearchParams(location.search).has('q') ||
	    main.querySelector('article, .article'))
		start();
};

/* ---- what can be filled in ---- */

const words = e => e.textContent.replace(/\s+/g, '');
const label_of = cell => cell.dataset.head || words(cell.previousElementSibling ??
    cell.parentNode).slice(0, 30) || '記入欄';

/* A place to write becomes one to type into; what it is called, it says. */
const open = (e, label) => {
	e.contentEditable = 'plaintext-only';
	if (e.contentEditable !== 'plaintext-only')
		e.contentEditable = 'true';
	e.setAttribute('role', 'textbox');
	e.setAttribute('aria-label', label);
	e.spellcheck = false;
	return e;
};

const questions = all('tr[data-digest]').map(row => ({ row,
	/* kyoto.04.Mp-At_16 is kyoto/04#Mp-At_16. */
	duty: row.id.replace('.', '/').replace('.', '#'),
	digest: row.dataset.digest, inputs: all('input', row),
	number: words(row.cells[0]).replace('※', '') }));
const fields = new Map();
const counts = all('.result table.grid tbody tr');

const open_all = () => {
	const names = new Map();
	const add = (e, label, name) => {
		const nth = (names.get(name) ?? 0) + 1;
		names.set(name, nth);
		fields.set(nth > 1 ? `${name}~${nth}` : name, open(e, label));
	};
	for (const e of all('.blank, .room', main))
		/* What is printed in it already is no one's to change. */
		if (!e.textContent.trim() || e.isContentEditable)
			add(e, (e.dataset.name ?? label_of(e.parentNode)).replace('.', '、'),
		    e.dataset.name ?? 'blank');
	for (const cell of all('td', main)) {
		const span = one(':scope > .write', cell) ?? make('span',
		    { class: 'write' });
		if ((cell.firstChild && cell.firstChild !== span) ||
		    cell.closest('.law') || counts.includes(cell.parentNode))
			continue;
		const row = cell.parentNode, question = questions.find(q =>
		    q.row === row);
		cell.append(span);
		if (question)
			question.remark = open(span, `${question.number} 備考`);
		else
			add(span, label_of(cell), cell.dataset.head ?? 'cell');
	}
};

/* ---- answers, as a file and as the browser keeps them ---- */

const digest = words(one('.digest') ?? root);
const request = one('meta[name=kijun-request]')?.content ?? '';
const folder = base ?? location.href.replace(/[^/]*([?#].*)?$/, '');
const LIMIT = 2000;	/* characters of one field */
let person = '', copy = 1, is_kept = true, is_dirty = false;

const key_of = (who, nth, which = digest) =>
    `kijun ${JSON.stringify([folder, which, who, nth])}`;
const typed = name => fields.get(name)?.innerText.trim() ?? '';

/* 番号, 指摘事項, 改善措置, 期限: what was promised of a question. */
const promises = () => new Map(all('.result table.form tbody tr').map(row =>
    all('td', row).map(cell => cell.innerText.trim())).filter(row =>
    row.length >= 4 && row[0]).map(row => [row[0], row[3]]));

const gather = () => {
	const promised = promises(), date = fields.get('点検日.年') ??
	    fields.get('日付.年');
	return { format: 'kijun-answers', version: 1, digest, request,
	    title: d.title, authority: root.dataset.head?.split('　')[0] ?? '',
	    department: typed('所属'), position: typed('職名'),
	    name: person || typed('氏名'), copy,
	    date: date && date.innerText.trim() ?
	    words(date.parentNode) : '', saved: new Date().toISOString(),
	    answers: questions.map(q => ({ duty: q.duty, digest: q.digest,
	    number: q.number, answer: q.inputs.find(i => i.checked)?.value ?? '',
	    remark: q.remark?.innerText.trim() ?? '',
	    promised: promised.get(q.number) ?? '' })).filter(a => a.answer ||
	    a.remark || a.promised),
	    fields: Object.fromEntries([...fields].map(([name, e]) =>
	    [name, e.innerText.trim()]).filter(([, value]) => value)),
	    ticks: all('input', main).map((input, i) => input.checked &&
	    !input.closest('tr[data-digest]') ? i : -1).filter(i => i >= 0) };
};

const set = (e, value) => {
	if (e && e !== d.activeElement && e.innerText.trim() !== value)
		e.textContent = value;
};
const text = value => typeof value === 'string' ? value.slice(0, LIMIT) : '';

/* Which questions were asked differently then; those answers do not stand. */
const put = file => {
	const list = Array.isArray(file.answers) ? file.answers : [];
	const given = new Map(list.filter(a => a && typeof a === 'object').map(
	    a => [a.duty, a]));
	const other = [];
	for (const q of questions) {
		const a = given.get(q.duty);
		const stands = a && a.digest === q.digest;
		if (a && !stands)
			other.push(q.number);
		for (const input of q.inputs)
			input.checked = Boolean(stands) &&
			    input.value === a.answer;
		set(q.remark, stands ? text(a.remark) : '');
	}
	for (const [name, e] of fields)
		set(e, text(file.fields?.[name]));
	if (file.digest === digest && Array.isArray(file.ticks))
		all('input', main).forEach((input, i) => {
			if (!input.closest('tr[data-digest]'))
				input.checked = file.ticks.includes(i);
		});
	count();
	return other;
};

const read = key => {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null');
	} catch {
		return null;
	}
};

let alarm;
const keep = () => {
	is_dirty = true;
	if (!person)
		return show();
	try {
		localStorage.setItem(key_of(person, copy),
		    JSON.stringify(gather()));
		is_kept = true;
		alarm?.remove();
	} catch {
		is_kept = false;
		if (!alarm?.isConnected)
			alarm = tell('このブラウザーには保存できません（空きがないか、保存が禁じられています）。' +
			    '閉じる前に「ファイルに保存」を押してください。', 'alert');
	}
	show();
};

const sheets = () => {
	const found = [];
	try {
		for (let i = 0; i < localStorage.length; i++) {
			const key = localStorage.key(i);
			if (!key.startsWith('kijun ['))
				continue;
			const [where, which, who, nth] = JSON.parse(key.slice(6));
			const file = where === folder && read(key);
			if (file && file.request === request)
				found.push({ key, which, who, nth, file });
		}
	} catch { /* refused: then there are none */ }
	return found;
};

/* ---- the counts, and how far one is ---- */

const ANSWERS = { 実施: 'done yes', 一部: 'partly', 未実施: 'not-done no',
	該当なし: 'not-applicable', はい: 'yes', いいえ: 'no' };

const count = () => {
	const groups = all('.standard:is(section, div)').map(section => questions.filter(
	    q => section.contains(q.row)));
	const heads = all('.result table.grid thead th').map(words).slice(2);
	counts.forEach((row, i) => {
		const group = groups[i] ?? questions;
		heads.forEach((head, column) => {
			const cell = row.cells[column + 2];
			const n = group.filter(q => q.inputs.some(input =>
			    input.checked && ANSWERS[head]?.split(' ').includes(
			    input.value))).length;
			cell.replaceChildren(...is_blank() ? [] :
			    [make('span', { class: 'write' }, n)]);
		});
	});
	/* A page that the browser saves holds what was ticked. */
	for (const input of all('input', main))
		input.toggleAttribute('checked', input.checked);
};
const answered = () => questions.filter(q => q.inputs.some(i => i.checked));
const is_blank = () => answered().length === 0;

/* ---- the bar ---- */

const bar = make('section', { class: 'furniture bar', 'aria-label': '画面での記入' });
const button = (words, action) => make('button', { type: 'button',
    onclick: action }, words);

const next_open = () => {
	const q = questions.find(q => !q.inputs.some(i => i.checked));
	q?.inputs[0].focus();
};

const save_file = () => {
	const file = new Blob([JSON.stringify(gather(), null, 1)],
	    { type: 'application/json' });
	const a = make('a', { href: URL.createObjectURL(file),
	    download: `kijun-${digest}-${(person || '無記名').replace(
	    /[\\/:*?"<>|\s]/g, '_')}${copy > 1 ? `-${copy}` : ''}.json` });
	d.body.append(a);
	a.click();
	a.remove();
	setTimeout(() => URL.revokeObjectURL(a.href), 60000);
	is_dirty = false;
};

let said;
const say = (words, role) => {
	said?.remove();
	said = tell(words, role);
};

/* Nothing of what stands here is lost to a file that is none. */
const take_file = async file => {
	const refuse = why => say(`「${file.name}」は読み込みませんでした。${why}`, 'alert');
	let answers;
	if (file.size > 4000000)
		return refuse('回答のファイルにしては大きすぎます。');
	try {
		answers = JSON.parse(await file.text());
	} catch {
		return refuse('壊れているか、回答のファイルではありません。');
	}
	if (answers?.format !== 'kijun-answers' || typeof answers.request !== 'string')
		return refuse('回答のファイルではありません。');
	if (answers.version !== 1)
		return refuse('新しい版の kijun で作られています。');
	if (answers.request !== request)
		return refuse(`別の文書「${text(answers.title).slice(0, 80)}」の回答です。`);
	const mine = gather();
	if ((mine.answers.length || Object.keys(mine.fields).length) &&
	    !confirm('今の記入をファイルの内容に置き換えます。よろしいですか。'))
		return;
	person = text(answers.name).slice(0, 60) || person;
	copy = 1;
	const other = put(answers);
	keep();
	say(`「${file.name}」を読み込みました。` + (other.length ?
	    `前の版への回答です。問いか条文が変わった${other.join('、')}番は、もう一度答えてください。` : ''));
};

const begin = (who, nth, file) => {
	person = who;
	copy = nth;
	if (file) {
		const other = put(file);
		if (file.digest !== digest)
			say(`前の版の用紙から、変わっていない問いの答えを引き継ぎました。` +
			    (other.length ? `問いか条文が変わった${other.join('、')}番は、もう一度答えてください。` :
			    ''));
	}
	if (!typed('氏名'))
		set(fields.get('氏名'), who);
	keep();
	(one('input[type=radio]', main) ?? [...fields.values()][0])?.focus();
};

const forget = () => {
	if (!confirm(`${person}さんのこの用紙を、このパソコンのこのブラウザーから消します。よろしいですか。`))
		return;
	localStorage.removeItem(key_of(person, copy));
	leave();
};

/* For the next one at this desk: nothing of the last is left on the page. */
const leave = () => {
	person = '';
	copy = 1;
	is_dirty = false;
	put({});
	said?.remove();
	show();
};

const show_start = () => {
	const name = make('input', { type: 'text', autocomplete: 'off',
	    maxlength: 60, 'aria-label': '氏名' });
	const start = event => {
		event.preventDefault();
		const who = name.value.trim();
		if (!who)
			return name.focus();
		const before = sheets().filter(s => s.who === who);
		const mine = gather();
		if (mine.answers.length)
			return begin(who, 1 + Math.max(0, ...before.map(s => s.nth)));
		const same = before.find(s => s.which === digest) ?? before[0];
		begin(who, same?.nth ?? 1, same?.file);
	};
	const list = sheets().filter((s, i, every) => s.which === digest ||
	    !every.some(o => o.which === digest && o.who === s.who));
	bar.replaceChildren(make('form', { onsubmit: start },
	    make('label', {}, '画面で記入する人の氏名 ', name),
	    make('button', {}, '記入を始める'), picker()));
	if (list.length)
		bar.append(make('p', {}, 'このパソコンにある用紙：', ...list.flatMap(s =>
		    [button(`${s.who}さん${s.nth > 1 ? `（${s.nth}枚目）` : ''}${
		    s.which === digest ? '' : '（前の版）'}`, () => begin(s.who,
		    s.nth, s.file)), ' '])));
	bar.append(make('p', {}, '氏名を入れると、このパソコンのこのブラウザーに記入を保存します。' +
	    '紙に書くときは、何もせずに印刷してください。'));
};

const picker = () => {
	const file = make('input', { type: 'file', accept: '.json,application/json',
	    hidden: '', onchange: () => file.files[0] && take_file(file.files[0]) });
	const wrap = make('span', {}, file, button('ファイルから読み込む', () =>
	    file.click()));
	return wrap;
};

let progress, place;
const show_sheet = () => {
	progress = make('output');
	place = make('p');
	bar.replaceChildren(make('p', {}, make('strong', {}, `${person}さんの用紙${
	    copy > 1 ? `（${copy}枚目）` : ''}`), '　', progress), make('p', {},
	    ...(questions.length ? [button('まだ答えていない問いへ', next_open), ' '] : []),
	    button('ファイルに保存', save_file), ' ', picker(), ' ',
	    button('印刷', () => print()), ' ',
	    button('もう一枚', () => { const who = person, nth = 1 + Math.max(
	    ...sheets().filter(s => s.who === who).map(s => s.nth), copy);
	    leave(); begin(who, nth); }), ' ',
	    button('別の人の用紙にする', leave), ' ',
	    button('この端末から消す', forget)), place);
};

let shown;
const show = () => {
	const which = `${person} ${copy}`;
	if (!person) {
		if (shown !== which)
			show_start();
		shown = which;
		return;
	}
	if (shown !== which)
		show_sheet();
	shown = which;
	progress.textContent = questions.length ? `記入 ${answered().length} / ${
	    questions.length}` : '';
	place.textContent = is_kept ? '保存先：このパソコンのこのブラウザー。提出するときは「ファイルに保存」したファイルを渡してください。' :
	    '保存できていません。';
};

const live = () => {
	open_all();
	if (one('.copy'))	/* of several people: nobody's own sheet */
		return;
	main.prepend(bar);
	show();
	let last;
	main.addEventListener('pointerdown', event => {
		last = event.target.closest('label')?.querySelector('input:checked');
	});
	main.addEventListener('keydown', event => {
		last = event.key === ' ' && event.target.checked ? event.target :
		    null;
	});
	/* What was ticked by mistake is unticked by the same hand. */
	main.addEventListener('click', event => {
		if (event.target === last && last.type === 'radio') {
			last.checked = false;
			count();
			keep();
		}
		if (event.target.matches('input'))
			last = null;
	});
	main.addEventListener('input', event => {
		if (bar.contains(event.target))
			return;
		count();
		keep();
	});
	/* Another window on the same sheet. */
	addEventListener('storage', event => {
		if (person && event.key === key_of(person, copy) && event.newValue) {
			put(JSON.parse(event.newValue));
			show();
		}
	});
	addEventListener('beforeunload', event => {
		if (is_dirty && (!person || !is_kept) && gather().answers.length)
			event.preventDefault();
	});
};

head_cells();
reach_tables();
addEventListener('resize', reach_tables);
if (one('.sections'))
	follow();
arrive();
addEventListener('hashchange', arrive);
if (base)
	offer_search();
if (main.querySelector('.blank, .room, input'))
	live();
})();
