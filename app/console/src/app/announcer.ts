/** Says things to screen readers, politely and seldom: what comes within three seconds is said as one. */
const region = () => document.getElementById('announcer')
let arrived = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function announce(words: string) {
  const place = region()
  if (place) place.textContent = words
}

export function announceArrival(say: (n: number) => string) {
  arrived++
  timer ??= setTimeout(() => {
    announce(say(arrived))
    arrived = 0
    timer = undefined
  }, 3000)
}
