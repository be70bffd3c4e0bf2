import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useText } from '../text/Text'

export type Skill = components['schemas']['WorkSkill']
export type NewSkill = components['schemas']['NewWorkSkill']

export const skillKinds: readonly Skill['kind'][] = ['LANGUAGE', 'SPHERE', 'LINE', 'SECTOR', 'OTHER']

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/skills', { signal })),
  staleTime: 60_000,
})

/** @param version 0: it is to be new */
export const keepSkill = (code: string, version: number, body: NewSkill) =>
  answer(
    api.PUT('/api/v1/skills/{code}', {
      params: {
        path: { code },
        header: version === 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
      },
      body,
    }),
  )

/** What a skill is called; by its code while nobody knows it. */
export function useSkillName(): (code: string) => string {
  const { language } = useText()
  const skills = useQuery(skillsQuery).data
  return (code) => skills?.find((each) => each.code === code)?.names[language] ?? code
}

/** To choose from: those that are not retired, and those that are chosen already. */
export function useSkillOptions(chosen: readonly string[]) {
  const { language } = useText()
  const skills = useQuery(skillsQuery).data ?? []
  return skills
    .filter((each) => each.active || chosen.includes(each.code))
    .map((each) => ({ value: each.code, label: each.names[language] }))
}
