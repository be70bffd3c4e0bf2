/** What staff changed in the register's own data, with before and after. */
@NullMarked
package kz.komek.platform.audit;

import org.jspecify.annotations.NullMarked;
