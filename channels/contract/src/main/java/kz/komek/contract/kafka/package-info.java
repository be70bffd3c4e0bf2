@NullMarked
package kz.komek.contract.kafka;

import org.jspecify.annotations.NullMarked;
