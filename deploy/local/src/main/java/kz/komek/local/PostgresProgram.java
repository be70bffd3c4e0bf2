package kz.komek.local;

/** PostgreSQL among the launcher's children. It is ready when it has started. */
record PostgresProgram(Postgres postgres, LogFile log) implements Program {
    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Process start() {
        return postgres.start();
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void stop(long seconds) {
        postgres.stop();
    }

    @Override
    public String meanwhile() {
        return "contacts are taken and wait in Kafka, the console answers nothing";
    }
}
