@NullMarked
package kz.komek.notice.domain;

import org.jspecify.annotations.NullMarked;
