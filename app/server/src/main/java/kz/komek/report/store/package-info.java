@NullMarked
package kz.komek.report.store;

import org.jspecify.annotations.NullMarked;
