/**
 * What the channels and the core say to each other: records, one golden JSON file per message and version, and the
 * written contract of every topic (README.md of this module). Channels and core depend on this and never on each other.
 */
@NullMarked
package kz.komek.contract;

import org.jspecify.annotations.NullMarked;
