/** The work queue over HTTP. */
@NullMarked
package kz.komek.workqueue.web;

import org.jspecify.annotations.NullMarked;
