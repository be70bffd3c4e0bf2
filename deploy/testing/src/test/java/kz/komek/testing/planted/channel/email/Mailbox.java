package kz.komek.testing.planted.channel.email;

public class Mailbox {}
