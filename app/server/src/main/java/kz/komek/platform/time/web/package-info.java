@NullMarked
package kz.komek.platform.time.web;

import org.jspecify.annotations.NullMarked;
