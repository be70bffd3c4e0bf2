/** Hands bytes to the browser to keep, under a name. */
export function keepAs(name: string, bytes: Blob) {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
