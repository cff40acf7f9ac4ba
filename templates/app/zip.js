/*
 * Zip: files as one file (APPNOTE 6.3.9, "stored": PDF is packed already). The
 * same files give the same bytes; names are UTF-8.
 */
'use strict';

(() => {
const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
const VERSION = 20, IS_UTF8 = 0x800, DAY_ONE = 0x21;	/* 1980-01-01 */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	for (let i = 0; i < 8; i++)
		byte = byte & 1 ? 0xedb88320 ^ byte >>> 1 : byte >>> 1;
	return byte;
});

const sum = bytes => {
	let crc = -1;
	for (let i = 0; i < bytes.length; i++)
		crc = table[(crc ^ bytes[i]) & 255] ^ crc >>> 8;
	return ~crc >>> 0;
};

/* Pairs of size in bytes and value, little-endian. */
const fields = (...pairs) => {
	const bytes = [];
	for (const [size, value] of pairs)
		for (let i = 0; i < size; i++)
			bytes.push(value / 2 ** (8 * i) & 255);
	return new Uint8Array(bytes);
};

const common = (name, bytes, crc) => [[2, VERSION], [2, IS_UTF8], [2, 0],
    [2, 0], [2, DAY_ONE], [4, crc], [4, bytes.length], [4, bytes.length],
    [2, name.length], [2, 0]];

kijun.zip = files => {
	const pieces = [], entries = [];
	let at = 0, size = 0;
	for (const [path, bytes] of files) {
		const name = new TextEncoder().encode(path), crc = sum(bytes);
		const head = fields([4, LOCAL], ...common(name, bytes, crc));
		pieces.push(head, name, bytes);
		entries.push(fields([4, CENTRAL], [2, VERSION],
		    ...common(name, bytes, crc), [2, 0], [2, 0], [2, 0], [4, 0],
		    [4, at]), name);
		at += head.length + name.length + bytes.length;
	}
	for (const entry of entries)
		size += entry.length;
	return new Blob([...pieces, ...entries, fields([4, END], [2, 0], [2, 0],
	    [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])],
	    { type: 'application/zip' });
};
})();
