@NullMarked
package kz.komek.correspondence.web;

import org.jspecify.annotations.NullMarked;
