/** Where postgres.js keeps its two builds: for `import` and for `require`. */
const builds = ['src', 'cjs/src'];
const both = (file, edits) => builds.map((build) => ({ path: `${build}/${file}`, edits }));

/** Changes made to installed packages; `README.md` says why and when each can go. `find` must occur exactly once in its file. */
export const patches = [
	{
		name: 'postgres',
		version: '3.4.9',
		files: [
			...both('connection.js', [
				{
					find: `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)
`,
					replace: `  function nextWrite(fn) {
    if (socket === null) { // honghuo: the server has closed the connection
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)
`,
				},
				{
					find: `    incomings = null
    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
`,
					replace: `    incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null // honghuo: nothing of this connection may go out on the next one
    socket.removeListener('data', data)
`,
				},
				{
					find: `    !hadError && (query || sent.length) && error(`,
					replace: `    ;(query || sent.length) && error( /* honghuo: also those sent between the error and this */ `,
				},
			]),
			...both('index.js', [
				{
					find: `    c.reserved.release = true

    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null
`,
					replace: `    c.reserved.release = true
    const life = c.life // honghuo: see patches/README.md, 4
    c.onclose = e => { while (queue.length) queue.shift().reject(e) }

    const sql = Sql(handler)
    sql.release = () => {
      if (c.life !== life) return
      c.onclose = null
      c.reserved = null
`,
				},
				{
					find: `    function handler(q) {
      c.queue === full
        ? queue.push(q)
`,
					replace: `    function handler(q) {
      if (c.life !== life) return q.reject(Errors.connection('CONNECTION_CLOSED', options))
      c.queue === full
        ? queue.push(q)
`,
				},
				{
					find: `        new Promise((_, reject) => connection.onclose = reject)
`,
					replace: `        new Promise((_, reject) => connection.onclose = e => {
          reject(e)
          while (queries.length) queries.shift().reject(e) // honghuo
        })
`,
				},
				{
					find: `    async function scope(c, fn, name) {
      const sql = Sql(handler)
`,
					replace: `    async function scope(c, fn, name) {
      const life = c.life // honghuo: see patches/README.md, 4
      const sql = Sql(handler)
`,
				},
				{
					find: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
					replace: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (c.life !== life) return q.reject(Errors.connection('CONNECTION_CLOSED', options))
        c.queue === full
`,
				},
				{
					find: `    move(c, closed)
    c.reserved = null
`,
					replace: `    move(c, closed)
    c.life = (c.life || 0) + 1 // honghuo: this connection's handles are void, whoever uses it next
    c.reserved = null
`,
				},
			]),
		],
	},
];
