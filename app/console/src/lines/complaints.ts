import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { showTicket } from '../api/queries'

/** Answers with the number of the complaint. */
export function useComplain(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, text }: { id: string; text: string }) =>
      answer(api.PUT('/api/v1/tickets/{number}/complaints/{id}', { params: { path: { number, id } }, body: { text } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ticket', number] })
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['related'] })
    },
  })
}

/** Says whom a complaint is about, in place of what was said before. */
export function useNameComplainedOf(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: { version: number; organisations: string[]; people: string[] }) =>
      answer(
        api.PUT('/api/v1/tickets/{number}/complained-of', {
          params: { path: { number }, header: { 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    onSuccess: (view) => showTicket(client, view),
  })
}
