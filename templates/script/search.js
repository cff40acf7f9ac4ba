/*
 * Finding: over what words.js holds of all authorities, while one types. All is
 * folded as the program folds it: width, case, kana, old forms. Called for by
 * page.js; nothing is fetched.
 */
(() => {
'use strict';
const d = document;
const field = d.getElementById('search');
const base = d.currentScript.src.replace(/[^/]*$/, '');
const here = decodeURI(location.pathname).slice(decodeURI(new URL(base).pathname).length);
const SHOWN = 60, KINDS = ['すること', '条文', '用語', '役割', '様式と文書'];
let old, entries = [], everyday = [], clauses, duties;

const make = (tag, attrs = {}, ...inside) => {
	const e = d.createElement(tag);
	for (const [name, value] of Object.entries(attrs))
		e.setAttribute(name, value);
	e.append(...inside);
	return e;
};

/* ---- folding ---- */

const today = c => {
	const code = c.charCodeAt(0);
	return code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 96) :
	    old.get(c) ?? c;
};
const KANA = /[\u3041-\u3096\u4e00-\u9fff]/g;
const fold = words => words.normalize('NFKC').toLowerCase().replace(KANA, today);

/* ---- what there is ---- */

const ROLE_ROW = (authority, standard, role) => authority.documents.find(o =>
    o[2] === role && o[3] === standard && /-checklist$/.test(o[0]));

globalThis.kijun = words => {
	old = new Map();
	const pairs = [...words.old];
	for (let i = 0; i < pairs.length; i += 2)
		old.set(pairs[i], pairs[i + 1]);
	clauses = new Map();
	duties = new Map();
	const add = (kind, authority, head, text, path, hash, extra = {}) =>
	    entries.push({ kind, authority: authority.id, head, text, path, hash,
	    found: fold(`${head}\n${text}`), headed: fold(head), ...extra });
	for (const a of words.list) {
		everyday.push(...a.words.map(([word, means]) => [a.id, fold(word),
		    means.split(/\s+/).map(fold)]));
		a.standards.forEach((s, nth) => {
			const ids = new Map();
			for (const [address, citation, caption, text] of s.provisions) {
				ids.set(address, citation);
				clauses.set(`${s.text}.html#${address}`,
				    `${citation}　${caption} ${text}`);
				add(1, a, `${s.title}　${citation}${caption}`, text,
				    s.text, address);
			}
			for (const [id, address, question, roles] of s.duties) {
				const titles = roles.map(r => a.roles[r]?.[1]).filter(Boolean);
				const row = r => ROLE_ROW(a, nth, r);
				const hash = `${a.id}.${s.slug}.${id}`;
				const links = roles.map(r => [a.roles[r]?.[1], row(r)?.[0], hash]);
				const key = `${s.text}.html#${address}`;
				duties.set(key, [...duties.get(key) ?? [], ...links]);
				const mine = roles.find(r => here.includes(`/roles/${a.roles[r]?.[0]}/`)) ??
				    roles[0];
				add(0, a, `${titles.slice(0, 4).join('、')}${titles.length > 4 ? 'など' : ''}は：${question}`,
				    `${s.title}　${ids.get(address) ?? ''}`, row(mine)?.[0] ?? s.text,
				    row(mine) ? hash : address,
				    { near: roles.some(r => here.includes(`/roles/${a.roles[r]?.[0]}/`)) });
			}
			for (const [term, address] of s.terms)
				add(2, a, term, `${s.title}　${ids.get(address) ?? ''}での意味`,
				    s.text, address);
		});
		for (const [, title, what, page] of a.roles)
			page && add(3, a, title, what, page);
		for (const [path, title, role, standard, pages] of a.documents)
			add(4, a, title, [a.roles[role]?.[1], a.standards[standard]?.title,
			    pages ? `PDF ${pages}頁` : ''].filter(Boolean).join('　'), path);
	}
	ready();
};

/* ---- finding ---- */

/* A word that people say leads to the words of the texts, and stays itself. */
const meanings = word => {
	const list = [[null, word]];
	for (const [authority, said, means] of everyday)
		if (said === word || (word.length > 1 && said.startsWith(word)))
			list.push(...means.map(m => [authority, m]));
	return list;
};

const find = query => {
	const words = fold(query).split(/[\s\u3000]+/).filter(Boolean).map(meanings);
	if (!words.length)
		return [];
	const hits = [];
	for (const e of entries) {
		let score = 0;
		for (const list of words) {
			let best = 0;
			list.forEach(([authority, word], i) => {
				if (authority && authority !== e.authority)
					return;
				if (best < 3 && e.headed === word)
					best = 4;
				else if (best < 2 && e.found.includes(word))
					best = i ? 1 : e.headed.includes(word) ? 3 : 2;
			});
			if (!best) {
				score = 0;
				break;
			}
			score += best;
		}
		if (score)
			hits.push([score + (e.near ? 2 : 0) +
			    (here.startsWith(`${e.authority}/`) ? 1 : 0), e]);
	}
	return hits.sort((a, b) => b[0] - a[0]).map(([, e]) => e);
};

/* ---- showing ---- */

const list = make('section', { class: 'furniture hits', 'aria-label': '検索の結果',
    hidden: '' });
const said = make('p', { role: 'status' });
const href = (e, query) => `${base}${e.path}.html?q=${encodeURIComponent(
    query)}${e.hash ? `#${e.hash}` : ''}`;

const show = () => {
	const query = field.value.trim();
	list.hidden = !query;
	if (!query || !old)
		return;
	const hits = find(query), groups = KINDS.map(() => []);
	for (const e of hits)
		groups[e.kind].push(e);
	said.textContent = hits.length ? `${hits.length}件` :
	    `「${query}」は見付かりません。短い言葉や、別の言い方で探してください。`;
	list.replaceChildren(said);
	groups.forEach((group, kind) => {
		if (!group.length)
			return;
		const shown = Math.max(5, Math.floor(SHOWN / groups.filter(g =>
		    g.length).length));
		list.append(make('h2', {}, `${KINDS[kind]}（${group.length}）`),
		    make('ul', {}, ...group.slice(0, shown).map(e => make('li', {},
		    make('a', { href: href(e, query) }, e.head), ' ',
		    make('span', {}, e.text.slice(0, 120))))));
		if (group.length > shown)
			list.append(make('p', {}, `ほかに${group.length - shown}件あります。言葉を足してください。`));
	});
};

field.closest('header').after(list);
field.addEventListener('input', show);
const close = () => {
	list.hidden = true;
	field.focus();
};
addEventListener('keydown', event => {
	const links = [...list.querySelectorAll('a')];
	const at = links.indexOf(d.activeElement);
	if (list.hidden || (at < 0 && d.activeElement !== field))
		return;
	if (event.key === 'Escape')
		close();
	else if (event.key === 'ArrowDown')
		links[Math.min(at + 1, links.length - 1)]?.focus();
	else if (event.key === 'ArrowUp')
		(links[at - 1] ?? field).focus();
	else if (event.key === 'Enter' && at < 0)
		links[0]?.click();
	else
		return;
	event.preventDefault();
});

/* ---- on arrival: what was looked for ---- */

const mark = query => {
	const highlight = globalThis.Highlight && new Highlight();
	const words = fold(query).split(/[\s\u3000]+/).filter(Boolean).flatMap(w =>
	    meanings(w).map(m => m[1]));
	const walk = d.createTreeWalker(d.querySelector('main'), NodeFilter.SHOW_TEXT);
	while (highlight && walk.nextNode()) {
		const node = walk.currentNode;
		/* Letter by letter, so that places are those of the page. */
		const text = [...node.data].map(c => fold(c)[0] ?? c).join('');
		if (text.length === node.data.length)
			for (const word of words)
				for (let i = text.indexOf(word); i >= 0;
				    i = text.indexOf(word, i + 1)) {
					const range = new Range();
					range.setStart(node, i);
					range.setEnd(node, i + word.length);
					highlight.add(range);
				}
	}
	if (highlight)
		CSS.highlights.set('found', highlight);
};

/* ---- a clause where it is cited; who keeps it, where it stands ---- */

const tip = make('div', { class: 'furniture tip', role: 'tooltip', id: 'clause',
    hidden: '' });
d.body.append(tip);
const path_of = a => a.href.startsWith(base) ? decodeURI(a.href.slice(base.length)).
    replace(/\?[^#]*/, '') : '';
let holder;
const leave = () => {
	tip.hidden = true;
	holder?.removeAttribute('aria-describedby');
};
const lift = event => {
	const a = event.target.closest?.('main a[href*="#"]');
	const words = a && clauses?.get(path_of(a));
	leave();
	if (!words)
		return;
	tip.textContent = words;
	tip.hidden = false;
	const box = a.getBoundingClientRect();
	tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
	tip.style.top = `${box.bottom + tip.offsetHeight + 8 < innerHeight ?
	    box.bottom + 4 : Math.max(4, box.top - tip.offsetHeight - 4)}px`;
	holder = a;
	a.setAttribute('aria-describedby', 'clause');
};

const keepers = () => {
	for (const [key, links] of duties) {
		const [page, address] = key.split('#');
		const place = page === here && d.getElementById(address);
		if (!place)
			continue;
		const seen = new Map(links.filter(l => l[0]).map(l => [l[0], l]));
		place.append(make('span', { class: 'furniture keepers' }, '守る人：',
		    ...[...seen.values()].flatMap(([title, path, hash], i) => [i ?
		    '、' : '', path ? make('a', { href: `${base}${path}.html#${hash}` },
		    title) : title])));
	}
};

const ready = () => {
	const query = new URLSearchParams(location.search).get('q');
	show();
	keepers();
	if (query)
		mark(query);
	d.addEventListener('pointerover', lift);
	d.addEventListener('focusin', lift);
	d.addEventListener('scroll', leave, { passive: true });
	d.addEventListener('keydown', event => event.key === 'Escape' && leave());
};

const script = make('script', { src: `${base}words.js` });
script.onerror = () => {
	list.hidden = false;
	list.append('検索の言葉（words.js）が見付かりません。フォルダーごと写してください。');
};
d.head.append(script);
})();
