/** What Komek does in a second and how long one waits for it, each beside a ceiling of the same run. Never a test. */
@NullMarked
package kz.komek.benchmark;

import org.jspecify.annotations.NullMarked;
