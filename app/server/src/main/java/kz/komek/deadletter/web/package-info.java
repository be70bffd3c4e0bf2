@NullMarked
package kz.komek.deadletter.web;

import org.jspecify.annotations.NullMarked;
