/** Everything Komek needs around it on one machine: its engines, its processes, their data, its backups. */
@org.jspecify.annotations.NullMarked
package kz.komek.local;
