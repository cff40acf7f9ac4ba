/*
 * The engine: fetches what stands beside the page as scripts (a page from a
 * file may fetch nothing else), starts the worker and runs commands in it, one
 * run after another. Whoever stops a run ends the worker; the next one starts
 * anew.
 */
'use strict';

const kijun = { lists: kijunLists };

(() => {
const parts = new Map();

/* Called by program.js, data.js and faces/*.js. */
window.kijunPart = (name, packed) => parts.set(name, packed);

/* What a script of the folder brings. Big ones are not kept. */
const load = (file, name, keeps) => new Promise((done, fail) => {
	if (parts.has(name))
		return done(parts.get(name));
	const script = document.createElement('script');
	script.src = file;
	script.onload = () => {
		const packed = parts.get(name);
		script.remove();
		if (!keeps)
			parts.delete(name);
		packed ? done(packed) :
		    fail(new Error(`${file}が壊れています。`));
	};
	script.onerror = () => {
		script.remove();
		fail(new Error(`${file}がありません。フォルダーの中身が欠けています。appのフォルダー全体を、もう一度写してください。`));
	};
	document.head.append(script);
});

let worker, starting, running, count = 0;

const stop = () => {
	worker?.terminate();
	worker = starting = undefined;
};

const bring = async name => {
	try {
		const packed = await load(`faces/${name.replaceAll('/', '-')}.js`,
		    name, false);
		worker?.postMessage({ face: name, packed });
	} catch (reason) {
		running?.fail(reason);
	}
};

const words = message => message.failed === 'memory' ?
    'メモリーが足りません。人を分けて（行を指定して）作るか、ほかのタブを閉じてください。' :
    `プログラムが途中で止まりました（${message.failed}）。`;

const hear = ({ data: message }) => {
	if (message.need) {
		running?.onProgress?.('face');
		bring(message.need);
	} else if (message.failed) {
		running?.fail(new Error(words(message)));
	} else if (message.total) {
		running?.onProgress?.(message.done, message.total);
	} else if (message.ends && running?.id === message.id)
		running.done(message);
};

/* A page may not read a worker's file: its words come as a script, too. */
const begin = async () => {
	const [source, program, data] = await Promise.all([
	    load('program.js', 'source', true),
	    load('wasm.js', 'wasm', true), load('data.js', 'data', true)]);
	const address = URL.createObjectURL(new Blob([source],
	    { type: 'text/javascript' }));
	worker = new Worker(address);
	URL.revokeObjectURL(address);
	await new Promise((done, fail) => {
		worker.onmessage = ({ data: message }) => message.started ?
		    done() : fail(message.kind === 'CompileError' ||
		    /WebAssembly/.test(message.failed) ?
		    new kijun.Refused('wasm') : new Error(words(message)));
		worker.onerror = event => {
			event.preventDefault();
			fail(new Error(event.message || 'Workerを始められません。'));
		};
		worker.postMessage({ program, data,
		    faces: kijun.lists.faces });
	});
	worker.onmessage = hear;
	worker.onerror = event => {
		event.preventDefault();
		running?.fail(new Error(event.message));
	};
};

kijun.Refused = class extends Error {};

/* Why nothing can run here; or null. */
kijun.lacking = () => typeof WebAssembly !== 'object' ? 'wasm' :
    typeof DecompressionStream !== 'function' || typeof Worker !==
    'function' || !('replaceAll' in String.prototype) ? 'old' : null;

kijun.ready = () => starting ??= begin().catch(reason => {
	stop();
	throw reason;
});

/* The ledger as a file for the program, where the folder has one. */
kijun.ledger = async () => kijun.lists.ledger ? [['output/ledger.tsv',
    new TextEncoder().encode(await load('ledger.js', 'ledger', true))]] : [];

kijun.isRunning = () => running !== undefined;

/*
 * commands: lists of words; files: [path, bytes]. Gives how each ended, and
 * what they made; null if it was stopped. The first that fails is the last.
 */
kijun.run = async (commands, files = [], onProgress) => {
	if (running)
		throw new Error('作成中です。終わるまでお待ちになるか、［やめる］を押してください。');
	const id = ++count;
	let settle;
	const end = new Promise((done, fail) => {
		settle = { done, fail };
	});
	running = { id, onProgress, ...settle };
	try {
		await Promise.race([kijun.ready(), end]);
		if (running?.id !== id || running.isStopped)
			return null;
		worker.postMessage({ id, commands, files });
		return await end;
	} catch (reason) {
		stop();
		throw reason;
	} finally {
		running = undefined;
	}
};

kijun.stop = () => {
	if (!running)
		return;
	running.isStopped = true;
	stop();
	running.done(null);
};
})();
