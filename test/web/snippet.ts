/** What a server says to copy to embed one of its pages in a form. @param server its URL, without a slash at its end */
export async function snippetOf(server: string, page: string, form: string): Promise<string> {
  const answer = await fetch(`${server}/embed/snippets.json?${new URLSearchParams({ page })}`);
  const { snippets }: { snippets: { form: string; text: string }[] } = JSON.parse(await answer.text());
  return snippets.find((each) => each.form === form)?.text ?? '';
}
