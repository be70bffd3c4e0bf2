/** The residents' site and its public API: what a resident typed becomes a contact in Kafka, and a number at once. */
@NullMarked
package kz.komek.channel.web;

import org.jspecify.annotations.NullMarked;
