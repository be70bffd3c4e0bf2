package kz.komek.testing.planted.channel;

public class Kit {}
