/*
 * Tasks: what a person does here, a section each. Every one gives the program
 * the command that would be typed, and shows what came of it.
 */
'use strict';

(() => {
const { make, label, choose, tick, step, drop, subject } = kijun;
const JSON_SAID = '--diagnostics=json', MADE = 'made';
const tables = '.xlsx,.xlsm,.ods,.csv,.tsv,.txt';

const button = (words, onclick, isMain) => make('button', { type: 'button',
    onclick, ...(isMain && { class: 'main' }) }, words);

/* What was made below MADE, for people: names without the folder. */
const made = end => end.files.filter(([path]) =>
    path.startsWith(`${MADE}/`)).map(([path, bytes]) =>
    [path.slice(MADE.length + 1), bytes]);

/* One document goes by its title; what came besides keeps its own ending. */
const renamed = (list, name) => list.map(([path, bytes]) =>
    [path.replace(/^document/, name), bytes]);

/* ---- from a roster ---- */

const isForPeople = kind => kind.per.includes('person') ||
    kind.needs.includes('roster');
/* Others are made of a whole build, or of answers, or are tables alone. */
const ELSEWHERE = ['documents', 'html-only', 'enclosures', 'tables-only'];
const HERE = ['authority', 'standard', 'form', 'role', 'role-standard',
    'pair', 'role-pair', 'packet'];
const isHere = kind => kind.per.some(each => HERE.includes(each)) &&
    !kind.needs.some(each => ELSEWHERE.includes(each));

const fromRoster = () => {
	const result = kijun.result(), roster = kijun.roster(result);
	const what = subject(kind => isForPeople(kind) && isHere(kind));
	const rows = make('input', { type: 'text', inputmode: 'numeric' });
	const sort = tick('所属とふりがなの順に並べる');
	const skip = tick('どのフォントにもない文字がある方を除いて作り、除いた方の一覧も作る');

	const options = () => [...roster.args(),
	    ...(rows.value.trim() ? ['--rows', rows.value.trim()] : []),
	    ...(sort.box.checked ? ['--sort'] : []), JSON_SAID];
	const skipped = () => skip.box.checked ? ['--skip-unprintable'] : [];
	const create = async (doing, words, name, archive) => {
		if (!roster.file())
			return result.refuse('はじめに、1. で名簿を入れてください。');
		const end = await result.run({ commands: [[...words,
		    ...options()]], files: [roster.file()], doing,
		    ways: roster.ways(() => create(doing, words, name,
		    archive)) });
		if (end)
			result.offer(renamed(made(end), name), archive);
	};
	const document = ending => create('作っています', ['make',
	    ...what.args(), ...skipped(), '-o', `${MADE}/document.${ending}`],
	    what.name());
	what.select('pledge');
	return [step(1, '名簿を入れる', drop({
	    words: '名簿（XLSX、ODS、CSV、TSV）', accept: tables,
	    paste: '表計算から貼り付ける', pasteName: 'pasted.tsv',
	    onfiles: files => roster.take(files[0]),
	    onrefused: words => {
		result.clear();
		result.refuse(words);
	    } }),
	    make('p', { class: 'note' }, '見出しの行に、氏名（または姓と名）の列が要ります。Excelの古い形式でない限り、文字コードは問いません。'),
	    ...roster.rows),
	    step(2, '作るものを選ぶ', ...what.rows, what.settings,
	    make('details', {}, make('summary', {}, '一部の人だけ、並べ方'),
	    label('名簿のこの行だけ', rows, '行番号で、3-10,15のように書きます。'),
	    sort.row, skip.row)),
	    step(3, '作る', make('div', { class: 'buttons' },
	    button('PDFを作る', () => document('pdf'), true),
	    button('一人に一つずつ（ZIP）', () => create('一人に一つずつ作っています',
	    ['make', ...what.args(), ...skipped(), '-o', `${MADE}/`],
	    what.name(), `${what.name()}.zip`)),
	    button('HTMLを作る', () => document('html')),
	    button('外の方に渡す書類をまとめる', () => create('まとめています',
	    ['packet', ...skipped(), '-o', `${MADE}/document.pdf`], '渡す書類')))),
	    result.element];
};

/* ---- any document ---- */

const anyDocument = () => {
	const result = kijun.result(), what = subject(isHere);
	const create = async ending => {
		const end = await result.run({ commands: [['make',
		    ...what.args(), '-o', `${MADE}/document.${ending}`,
		    JSON_SAID]], doing: '作っています' });
		if (end)
			result.offer(renamed(made(end), what.name()));
	};
	what.select('checklist');
	return [step(1, '選ぶ', ...what.rows, what.settings),
	    step(2, '作る', make('div', { class: 'buttons' },
	    button('PDFを作る', () => create('pdf'), true),
	    button('HTMLを作る', () => create('html')),
	    button('表をXLSXで作る', () => create('xlsx')))), result.element];
};

/* ---- which paper is this ---- */

const whichPaper = () => {
	const result = kijun.result();
	const digits = make('input', { type: 'text', autocomplete: 'off',
	    spellcheck: 'false' });
	const ask = async (words, files) => {
		const ledger = await kijun.ledger();
		const end = await result.run({ commands: [['verify', ...words,
		    JSON_SAID]], files: [...files, ...ledger],
		    doing: '調べています' });
		if (end)
			result.print(end.ends[0].out);
	};
	let roster = null;
	const given = make('p', { class: 'note' });
	return [step(1, '紙の下にある12桁の英数字、またはファイルで調べる',
	    make('form', { onsubmit(event) {
		event.preventDefault();
		ask(digits.value.normalize('NFKC').trim().split(/\s+/)
		    .filter(Boolean), []);
	    } }, label('12桁の英数字', digits, '例：3f0c9a5be214'),
	    make('button', { class: 'main' }, '調べる')),
	    drop({ words: 'PDFまたはHTMLのファイル', accept: '.pdf,.html',
	    onfiles: ([file]) => ask([`papers/${file.name}`,
	    ...(roster ? ['--roster', roster.name] : [])],
	    [[`papers/${file.name}`, file.bytes],
	    ...(roster ? [[roster.name, roster.bytes]] : [])]),
	    onrefused: words => {
		result.clear();
		result.refuse(words);
	    } }),
	    make('details', {}, make('summary', {}, '氏名も照合する'), drop({
	    words: '名簿', accept: tables, onfiles: ([file]) => {
		roster = file;
		given.textContent = `「${file.name}」の氏名とも照合します。調べるファイルを、上でもう一度選んでください。`;
	    }, onrefused: result.refuse }), given)), result.element];
};

/* ---- two texts of a regulation ---- */

const isXml = file => /^\ufeff?\s*<(\?xml|Law|!--)/.test(kijun.text(
    file.bytes.subarray(0, 200)));

/* An edition of the corpus, or a file of any kind that import reads. */
const side = (words, result, editions) => {
	const pick = choose([['', 'ファイルから'], ...editions.map(each =>
	    [`${each.standard}@${each.edition}`,
	    `${each.title}（${each.edition}）`])]);
	const given = make('p', { class: 'note' });
	let file = null;
	return { element: make('div', {}, label(words, pick), drop({
	    words: `${words}のファイル（XML、文、Word、ページ）`,
	    paste: '文を貼り付ける', pasteName: 'pasted.txt',
	    onfiles: ([taken]) => {
		file = taken;
		pick.value = '';
		given.textContent = `「${file.name}」を使います。`;
	    }, onrefused: result.refuse }), given),
	    edition: () => pick.value, file: () => pick.value ? null : file,
	    select: value => {
		pick.value = value;
	    } };
};

const DRAFT = 'draft-here';

/* changes-staff.pdf goes by what it is, and for whom; what is first, first. */
const FIRST = ['comparison', 'redline', 'impact'];
const entitled = list => {
	const rank = path => {
		const at = FIRST.findIndex(each => path.startsWith(each));
		return at < 0 ? FIRST.length : at;
	};
	const title = (path, [, stem, ending]) => {
		const kind = kijun.lists.kinds.find(each => stem === each.kind ||
		    stem.startsWith(`${each.kind}-`));
		const role = kind && kijun.lists.roles.find(each =>
		    stem === `${kind.kind}-${each.role}`);
		return !kind ? path : `${kind.title}${role ?
		    `-${role.title}` : stem.slice(kind.kind.length)}.${ending}`;
	};
	return [...list].sort(([one], [other]) => rank(one) - rank(other))
	    .map(([path, bytes]) => [title(path, /^(.*)\.(\w+)$/.exec(path)),
	    bytes]);
};

/*
 * The commands that bring both sides where they can be compared: a file beside
 * an edition becomes a draft of its standard, so that duties are compared too.
 */
const sides = (old, now) => {
	const commands = [], files = [], places = [];
	const standard = (old.edition() || now.edition()).replace(/@.*/, '');
	for (const [one, folder] of [[old, 'old'], [now, 'new']]) {
		const file = one.file();
		if (one.edition()) {
			places.push(one.edition());
			continue;
		}
		if (!file)
			return null;
		const path = `${folder}/${file.name}`;
		files.push([path, file.bytes]);
		if (standard) {
			commands.push(['import', path, '--as',
			    `${standard}@${DRAFT}-${folder}`, JSON_SAID]);
			places.push(`${standard}@${DRAFT}-${folder}`);
		} else if (isXml(file))
			places.push(path);
		else {
			commands.push(['import', path, '-o',
			    `${folder}/text.xml`, JSON_SAID]);
			places.push(`${folder}/text.xml`);
		}
	}
	return { commands, files, places };
};

const amendment = () => {
	const result = kijun.result();
	const editions = kijun.lists.editions;
	const old = side('旧', result, editions);
	const now = side('新', result, editions);
	const order = choose([['', '決めたとおり'], ['new-left', '新しい版を左'],
	    ['old-left', '旧い版を左']]);
	const headings = make('input', { type: 'text',
	    placeholder: '改正案,現行' });
	const force = tick('別の規程のように見えても比べる');
	const compare = async formats => {
		const both = sides(old, now);
		if (!both)
			return result.refuse('旧と新のそれぞれに、版かファイルを入れてください。');
		const end = await result.run({ commands: [...both.commands,
		    ['diff', ...both.places, '--format', formats, '-o',
		    `${MADE}/`, ...(order.value ? ['--order', order.value] :
		    []), ...(headings.value ? ['--headings', headings.value] :
		    []), ...(force.box.checked ? ['--force'] : []),
		    JSON_SAID]], files: both.files, doing: '比べています' });
		if (end)
			result.offer(entitled(made(end)), '改正.zip');
	};
	return [step(1, '旧と新を入れる', make('div', { class: 'sides' },
	    old.element, now.element)),
	    step(2, '作る', make('details', {}, make('summary', {}, '設定'),
	    label('左右', order), label('欄の見出し（新,旧）', headings),
	    force.row), make('p', { class: 'note' },
	    '新旧対照表、見え消し、改正の影響などを一度に作ります。'),
	    make('div', { class: 'buttons' },
	    button('PDFを作る', () => compare('pdf'), true),
	    button('HTMLを作る', () => compare('html')))), result.element];
};

/* ---- a regulation as people have it ---- */

const regulation = () => {
	const result = kijun.result();
	const changes = choose([['', '残っていれば知らせる'],
	    ['accept', '反映した文'], ['reject', '変更前の文']]);
	const choices = make('input', { type: 'text',
	    placeholder: '12=paragraph' });
	const given = make('p', { class: 'note' });
	let files = [];
	const bring = async () => {
		if (!files.length)
			return result.refuse('はじめに、1. でファイルを入れるか、文を貼り付けてください。');
		const end = await result.run({ commands: [['import',
		    ...files.map(each => `given/${each.name}`), '-o',
		    `${MADE}/text.xml`, ...(changes.value ? ['--changes',
		    changes.value] : []), ...choices.value.split(/[\s,、]+/)
		    .filter(Boolean).flatMap(each => ['--choose', each]),
		    JSON_SAID], ['make', `${MADE}/text.xml`, '-o',
		    `${MADE}/text.pdf`, JSON_SAID]],
		    files: files.map(each => [`given/${each.name}`,
		    each.bytes]), doing: '取り込んでいます' });
		if (!end)
			return;
		result.print(end.ends[0].out);
		result.offer(made(end));
	};
	return [step(1, '規程を入れる', drop({
	    words: '文、Word（.docx）、保存したページ（.html）、法令XML、Lawtext',
	    accept: '.txt,.docx,.html,.htm,.mhtml,.xml,.lawtext', many: true,
	    paste: '文を貼り付ける', pasteName: 'pasted.txt',
	    onfiles: taken => {
		files = taken;
		given.textContent = taken.map(each => `「${each.name}」`)
		    .join('') + 'を使います。';
	    }, onrefused: words => {
		result.clear();
		result.refuse(words);
	    } }), given),
	    step(2, '取り込む', make('details', {}, make('summary', {}, '設定'),
	    label('Wordの変更履歴', changes),
	    label('行の読み方', choices, '別の読み方ができる行として示されたものを、12=paragraph 15=itemのように書きます。')),
	    make('div', { class: 'buttons' },
	    button('法令XMLにする', bring, true))), result.element];
};

/* ---- answers back from pages and spreadsheets ---- */

const answers = () => {
	const result = kijun.result();
	const given = make('p', { class: 'note' });
	let files = [], roster = null;
	const count = async () => {
		if (!files.length)
			return result.refuse('はじめに、1. で答えのファイルを入れてください。');
		const end = await result.run({ commands: [['tally',
		    ...files.map(each => `answers/${each.name}`), '-o', MADE,
		    ...(roster ? ['--roster', roster.name] : []), JSON_SAID]],
		    files: [...files.map(each => [`answers/${each.name}`,
		    each.bytes]), ...(roster ? [[roster.name, roster.bytes]] :
		    [])], doing: '集計しています' });
		if (end)
			result.offer(made(end), '集計.zip');
	};
	return [step(1, '答えのファイルを入れる', drop({
	    words: '「ファイルに保存」したファイル、または記入した表',
	    accept: '.json,.xlsx,.csv', many: true, onfiles: taken => {
		files = taken;
		given.textContent = `${taken.length}のファイルを使います。`;
	    }, onrefused: result.refuse }), given,
	    make('details', {}, make('summary', {}, '出していない方も調べる'),
	    drop({ words: '名簿', accept: tables, onfiles: ([taken]) => {
		roster = taken;
	    }, onrefused: result.refuse }))),
	    step(2, '集計する', make('div', { class: 'buttons' },
	    button('集計する', count, true))), result.element];
};

/* ---- the page ---- */

const TASKS = [['roster', '名簿から', fromRoster],
    ['document', 'どの文書でも', anyDocument],
    ['amendment', '改正', amendment], ['import', '取り込み', regulation],
    ['tally', '点検の集計', answers], ['verify', 'この紙は何か', whichPaper]];
const WHY = {
	wasm: 'このブラウザーでは、WebAssemblyが使えないように設定されているため、この画面では作れません。情報システムの担当の方に、この画面のためにWebAssemblyを許可できるか、おたずねください。',
	old: 'このブラウザーは古く、この画面では作れません。新しいEdge、Chrome、FirefoxかSafariでお使いください。'
};

kijun.refuse = why => {
	const place = document.getElementById('refusal');
	place.replaceChildren(WHY[why] ?? why, ' 作ってある文書は',
	    make('a', { href: '../index.html' }, '入口のページ'),
	    'から、そのまま読めて、印刷できます。');
	place.classList.remove('late');
	place.hidden = false;
};

const main = document.getElementById('main');
const sections = new Map();

const go = isFirst => {
	const id = location.hash.slice(1), known = sections.has(id) ? id :
	    sections.keys().next().value;
	for (const [name, { section, link }] of sections) {
		section.hidden = name !== known;
		if (name === known)
			link.setAttribute('aria-current', 'page');
		else
			link.removeAttribute('aria-current');
	}
	if (!isFirst)
		sections.get(known).section.querySelector('h2').focus();
};

const begin = () => {
	for (const [id, title, build] of TASKS) {
		if (id === 'tally' && !kijun.lists.commands.includes('tally'))
			continue;
		const link = make('a', { href: `#${id}` }, title);
		const section = make('section', { 'aria-labelledby':
		    `${id}-title` }, make('h2', { id: `${id}-title`,
		    tabindex: '-1' }, title), ...build());
		document.getElementById('tasks').append(link);
		main.append(section);
		sections.set(id, { section, link });
	}
	addEventListener('hashchange', () => go(false));
	go(true);
};

const why = kijun.lacking();
if (why)
	kijun.refuse(why);
else {
	document.getElementById('refusal').hidden = true;
	begin();
	/* What takes a second is done while somebody chooses a file. */
	kijun.ready().catch(reason => kijun.refuse(
	    reason instanceof kijun.Refused ? reason.message :
	    reason.message));
}
})();
