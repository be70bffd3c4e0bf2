/** What is true of people at work, whatever keeps it. */
@NullMarked
package kz.komek.workqueue.domain;

import org.jspecify.annotations.NullMarked;
