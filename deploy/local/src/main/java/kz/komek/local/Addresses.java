package kz.komek.local;

/** What the person who started Komek needs to know to use it. */
record Addresses(Options options, DataFolder data, Town town, AdminPassword adminPassword) {
    static final String DEMO_LOGINS =
            "aigul (operator), bolat (inspector), nurlan (executor), saule (supervisor), dana (methodologist), ermek (analyst), zhanar (quality), admin"
                    + " (administrator) — password \"demo\"";

    String text(String took) {
        StringBuilder text = new StringBuilder("\nKomek is ready (" + took + ").\n\n");
        String server = "http://localhost:" + options.ports().server(0);
        line(text, "residents", town.publicUrl() + "/");
        line(text, "staff", server + "/console/");
        line(text, "API", server + "/q/openapi");
        line(text, "health", town.publicUrl() + "/q/health   " + server + "/q/health");
        line(text, "mail", mail());
        line(text, "PostgreSQL", postgres());
        line(text, "Kafka", town.kafka());
        line(text, "data", data.path() + "   logs: " + data.path().resolve("logs"));
        text.append('\n');
        line(text, "logins", logins());
        return text.append("\nCtrl-C stops everything.").toString();
    }

    private String mail() {
        return town.hasOwnMail()
                ? "SMTP localhost:" + options.ports().smtp() + ", IMAP localhost:"
                        + options.ports().imap() + "; write to " + MailMain.CENTRE
                        + ", read as any address with any password; mail is not kept over restarts"
                : "the mailbox of KOMEK_IMAP_HOST; the demo mail server is not started";
    }

    private String postgres() {
        return options.postgres().isPresent()
                ? town.database().url()
                : "localhost:" + options.ports().postgres() + ", database " + Postgres.DATABASE + ", user "
                        + Postgres.USER + ", password in " + data.postgres().resolve("password");
    }

    private String logins() {
        if (options.demo()) {
            return DEMO_LOGINS;
        }
        if (adminPassword.demoLoginsRemain()) {
            return "as given. This data was begun with --demo: its demo logins still open it.";
        }
        return adminPassword
                .toTell()
                .map(password ->
                        "admin — password \"" + password + "\". It is shown this once: note it now, and change it.")
                .orElse("as given");
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append(String.format("  %-11s %s%n", what, where));
    }
}
