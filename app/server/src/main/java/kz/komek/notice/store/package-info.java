@NullMarked
package kz.komek.notice.store;

import org.jspecify.annotations.NullMarked;
