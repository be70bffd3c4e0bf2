@NullMarked
package kz.komek.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
