/** Rows of people at work. */
@NullMarked
package kz.komek.workqueue.store;

import org.jspecify.annotations.NullMarked;
