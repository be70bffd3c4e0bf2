/**
 * The conversation of the bots: what is asked, in which order and in which words is a script, which is data
 * ({@code script.json}); what becomes of an answer is one table of rules without a database
 * ({@link kz.komek.dialogue.domain.Course}); how far each resident has come is a sealed row ({@code talk}), changed in the
 * transaction of the contact that changed it.
 *
 * <p>Easy to get wrong: a contact is never answered twice, because it is taken once; a press on a button names the
 * question that it answers and the run of the conversation, so that an old one is never the answer to another question;
 * what was said stands sealed in the row until a ticket is opened of it, at the latest half an hour after the last word.
 */
@NullMarked
package kz.komek.dialogue;

import org.jspecify.annotations.NullMarked;
