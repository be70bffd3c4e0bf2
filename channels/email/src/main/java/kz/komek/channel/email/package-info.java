/**
 * Mail in by IMAP, mail out by SMTP. The mailbox itself remembers what was taken: a keyword, set after Kafka has
 * acknowledged, never {@code \Seen}, because people look into mailboxes too.
 */
@NullMarked
package kz.komek.channel.email;

import org.jspecify.annotations.NullMarked;
