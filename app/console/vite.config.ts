import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fakeServer } from './dev/fakeServer.ts'

// KOMEK_SERVER=http://localhost:8081 npm run dev: the pages with hot reload against a running server, else a fake one.
const server = process.env.KOMEK_SERVER

export default defineConfig({
  base: '/console/',
  plugins: [react(), ...(server ? [] : [fakeServer()])],
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    // The licences of what is inside go with it.
    license: { fileName: 'licenses.md' },
    // One file of 345 kB (gzip); staff load it once a release.
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: server ? { '/api': { target: server, ws: true } } : undefined,
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // A hostile zone: what passes here does not lean on the machine's.
    env: { TZ: 'Pacific/Chatham' },
  },
})
