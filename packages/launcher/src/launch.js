#!/usr/bin/env node
// `npm start`, `npm test` and the other scripts of package.json begin here. Plain JavaScript on purpose: it runs before anything is installed,
// on whatever Node the machine has, and it must be able to say that this Node is too old.

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
	console.error(`红火需要 Node.js 20 或更新，这里是 ${process.version}。请从 https://nodejs.org 安装新版再试。`);
	console.error(
		`Honghuo needs Node.js 20 or newer and this is ${process.version}. Install a newer one from https://nodejs.org and try again.`,
	);
	process.exit(69);
}

const { main } = await import('./main.js');
process.exitCode = await main(process.argv.slice(2));
