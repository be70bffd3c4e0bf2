import { expect } from '@playwright/test'
import { SERVER } from './system'

/** The gateway is awaited by Playwright; a journey also needs the server. */
export default async function ready(): Promise<void> {
  await expect(async () => {
    expect((await fetch(`${SERVER}/q/health/ready`)).status).toBe(200)
  }).toPass({ timeout: 120_000 })
}
