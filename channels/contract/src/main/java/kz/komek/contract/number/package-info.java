@NullMarked
package kz.komek.contract.number;

import org.jspecify.annotations.NullMarked;
