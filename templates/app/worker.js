/*
 * The worker: the program itself, away from the page. It is started from the
 * words of this file, behind those of the glue (Kijun). A run is a list of
 * commands in one folder that only this memory has; what they made goes back
 * to the page, and all of it is forgotten.
 */
'use strict';

const HOME = '/work', FACES = '/faces';
const MADE = 'made';		/* a folder that is there, for what is made */
const MOST_SAID = 4 << 20;	/* bytes of problems; more nobody reads */

let program, data;		/* WebAssembly.Module, [path, bytes] */
const faces = new Map();	/* name: bytes, or null until it is needed */
const wanted = new Map();	/* name: who waits for it */

/* Base64 of gzip, as scripts carry it. */
const unpack = async packed => {
	const text = atob(packed), bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++)
		bytes[i] = text.charCodeAt(i);
	return new Uint8Array(await new Response(new Blob([bytes]).stream()
	    .pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
};

/* Its files lie one behind the other; the list in front says how long. */
const unpackAll = async packed => {
	const bytes = await unpack(packed);
	const end = bytes.indexOf(10);
	const list = JSON.parse(new TextDecoder().decode(bytes.subarray(0,
	    end)));
	let at = end + 1;
	return list.map(([path, length]) =>
	    [path, bytes.subarray(at, at += length)]);
};

const start = async message => {
	program = await WebAssembly.compile(await unpack(message.program));
	data = await unpackAll(message.data);
	for (const name of message.faces)
		faces.set(name, null);
};

/* ---- one command ---- */

class FaceNeeded {
	constructor(name) {
		this.name = name;
	}
}

const put = (fs, path, bytes) => {
	const slash = path.lastIndexOf('/');
	if (slash > 0)
		fs.mkdirTree(path.slice(0, slash));
	fs.writeFile(path, bytes, { canOwn: true });
	return fs.lookupPath(path).node.contents;
};

/*
 * A face that is not here yet stands there empty; who opens it needs it. What
 * Linux calls a file by its number has a name here as well.
 */
const putFaces = fs => {
	const open = fs.open;
	for (const [name, bytes] of faces)
		put(fs, `${FACES}/${name}`, bytes ?? new Uint8Array(0));
	fs.open = (path, ...rest) => {
		const face = typeof path === 'string' &&
		    path.startsWith(`${FACES}/`) ?
		    path.slice(FACES.length + 1) : undefined;
		const number = /^\/proc\/self\/fd\/(\d+)$/.exec(path);
		if (faces.get(face) === null)
			throw new FaceNeeded(face);
		return open(number ? fs.streams[number[1]].path : path,
		    ...rest);
	};
};

/* What was not there, or is not the same bytes any more. */
const collect = (fs, before) => {
	const found = new Map();
	const walk = folder => {
		for (const name of fs.readdir(folder)) {
			if (name === '.' || name === '..')
				continue;
			const path = `${folder}/${name}`;
			const status = fs.lstat(path);
			if (fs.isDir(status.mode))
				walk(path);
			else if (fs.isFile(status.mode)) {
				const node = fs.lookupPath(path).node;
				if (node.contents !== before.get(path))
					found.set(path, fs.readFile(path));
			}
		}
	};
	walk(HOME);
	return found;
};

/* Bytes until somebody reads them; progress is told while it lasts. */
const listener = (most, onProgress) => {
	let bytes = new Uint8Array(1 << 12), length = 0, line = 0;
	const look = () => {
		const said = new TextDecoder().decode(bytes.subarray(line,
		    length)), step = /(\d+)\/(\d+)/.exec(said);
		if (step)
			onProgress(Number(step[1]), Number(step[2]));
		length = line;		/* it is not part of what is said */
	};
	return {
		add(byte) {
			if (byte === null || length === most)
				return;
			if (length === bytes.length) {
				const more = new Uint8Array(2 * length);
				more.set(bytes);
				bytes = more;
			}
			if (onProgress && byte === 13)	/* \r: a bar begins */
				line = length;
			bytes[length++] = byte;
			/* ESC [ K ends it. */
			if (onProgress && byte === 75 && bytes[length - 2] ===
			    91 && bytes[length - 3] === 27)
				look();
		},
		take: () => bytes.slice(0, length)
	};
};

const command = async (args, files, onProgress) => {
	const out = listener(Infinity);
	const error = listener(MOST_SAID, onProgress);
	let status = 0;
	const before = new Map();
	const kijun = await Kijun({
		instantiateWasm(imports, done) {
			WebAssembly.instantiate(program, imports).then(done);
			return {};
		},
		quit(code, reason) {
			status = code;
			throw reason;
		},
		preRun: [module => {
			const fs = module.FS;
			Object.assign(module.ENV, { KIJUN_FONTS: FACES,
			    KIJUN_LANG: 'ja', NO_COLOR: '1', TERM: 'xterm',
			    HOME, TMPDIR: '/tmp' });
			fs.init(() => null, out.add, error.add);
			fs.mkdirTree(`${HOME}/${MADE}`);
			for (const [path, bytes] of [...data, ...files])
				before.set(`${HOME}/${path}`, put(fs,
				    `${HOME}/${path}`, bytes));
			putFaces(fs);
			fs.chdir(HOME);
		}]
	});
	/* The bar is for terminals, and is what tells how far it is. */
	kijun.FS.streams[2].tty = { ops: {} };
	if (args[0] === 'cells')
		status = kijun.ccall('app_cells', 'number', ['string'],
		    [args[1]]);
	else
		try {
			status = kijun.callMain(args) ?? status;
		} catch (reason) {
			if (reason instanceof FaceNeeded)
				throw reason;
			if (reason?.name !== 'ExitStatus')
				throw reason;
			status = reason.status;
		}
	return { status, out: out.take(), error: error.take(),
	    files: collect(kijun.FS, before) };
};

/* ---- the page's side ---- */

const need = name => new Promise(arrived => {
	wanted.set(name, arrived);
	postMessage({ need: name });
});

/* The same once more, as often as it needs another face. */
const commandWithFaces = async (args, files, onProgress) => {
	for (;;)
		try {
			return await command(args, files, onProgress);
		} catch (reason) {
			if (!(reason instanceof FaceNeeded))
				throw reason;
			await need(reason.name);
		}
};

const run = async ({ id, commands, files }) => {
	const ends = [], all = new Map(files), made = new Map();
	for (const args of commands) {
		const end = await commandWithFaces(args, all, (done, total) =>
		    postMessage({ id, done, total }));
		for (const [path, bytes] of end.files) {
			const name = path.slice(HOME.length + 1);
			all.set(name, bytes);
			made.set(name, bytes);
		}
		ends.push({ status: end.status, out: end.out,
		    error: end.error });
		if (end.status !== 0)
			break;
	}
	postMessage({ id, ends, files: [...made] });
};

const said = reason => reason instanceof RangeError ||
    /memory|Memory/.test(String(reason)) ? 'memory' :
    String(reason?.message ?? reason);

onmessage = async ({ data: message }) => {
	try {
		if (message.program) {
			await start(message);
			postMessage({ started: true });
		} else if (message.face) {
			faces.set(message.face, await unpack(message.packed));
			wanted.get(message.face)?.();
		} else
			await run(message);
	} catch (reason) {
		postMessage({ id: message.id, failed: said(reason),
		    kind: reason?.name });
	}
};
