@NullMarked
package kz.komek.contract.files;

import org.jspecify.annotations.NullMarked;
