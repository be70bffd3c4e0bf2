@NullMarked
package kz.komek.notice.web;

import org.jspecify.annotations.NullMarked;
