@NullMarked
package kz.komek.call.web;

import org.jspecify.annotations.NullMarked;
