// The server fetches what a number turned out to need undeclared, and warns. Here that is a failure: somebody forgot to declare a read.
process.on('warning', (warning) => {
	if (warning.name === 'UndeclaredRead') throw warning;
});
