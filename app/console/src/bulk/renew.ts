import type { QueryClient } from '@tanstack/react-query'

export function renewAfterMany(client: QueryClient) {
  for (const key of ['queue', 'ticket', 'my-desks', 'wallboard']) void client.invalidateQueries({ queryKey: [key] })
}
