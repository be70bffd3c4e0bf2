@NullMarked
package kz.komek.catalogue.web;

import org.jspecify.annotations.NullMarked;
