/** WhatsApp by Twilio and by Meta's Cloud API. */
@NullMarked
package kz.komek.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
