@NullMarked
package kz.komek.organisation.web;

import org.jspecify.annotations.NullMarked;
