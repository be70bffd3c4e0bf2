// A hidden tab's timers are slowed down to one a minute, a worker's are not: who reads another page is still there.
const every = 20_000

setInterval(() => postMessage(null), every)
