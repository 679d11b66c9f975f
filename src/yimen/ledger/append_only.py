"""SQL for migrations: a table whose rows can be added and never changed or removed, whoever asks."""


def refuse_changes(table: str) -> str:
    """The trigger that makes `table` append-only."""
    return f"""
        CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END $body$;
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
    """


def allow_changes(table: str) -> str:
    """Take the trigger away again (for the reverse of a migration)."""
    return f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table};"


def only_the_end(table: str) -> str:
    """The trigger that lets rows of `table` be added and ended (`valid_to` written once), and nothing else."""
    return f"""
        CREATE OR REPLACE FUNCTION ledger_only_the_end() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'UPDATE' AND OLD.valid_to IS NULL
               AND to_jsonb(OLD) - 'valid_to' IS NOT DISTINCT FROM to_jsonb(NEW) - 'valid_to' THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'what was in force stays as it was: % on % refused', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END $body$;
        CREATE TRIGGER {table}_only_the_end BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION ledger_only_the_end();
    """


def stays(table: str) -> str:
    """The trigger that lets rows of `table` be added and nothing else; the whole table may be emptied (tests)."""
    return f"""
        CREATE OR REPLACE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            RAISE EXCEPTION 'what was written stays: % on % refused', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END $body$;
        CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION ledger_stays();
    """
