/** Words of lists that are too long to be shown whole. Kazakh is the source. */
export const relatedKk = {
  notAll: (relation: string, n: number) => `«${relation}»: алғашқы ${n} ғана көрсетілді, бұдан да көп.`,
  incident: 'Барлық ашық бөлігі, тізімде көрінбейтіндері де, бірге жабылады. Әр тұрғын жауапты өз тілінде алады.',
}
