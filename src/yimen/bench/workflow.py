"""The scenarios of `yimen bench replay` as processes of SpiffWorkflow: a workflow engine that reads BPMN, in Python.

The engine is part of the extra `development` only (LGPL-3.0), and nothing but this file imports it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser

from yimen.engine import EngineError

FILE = Path(__file__).with_name("approval.bpmn")
PROCESS = "approval"


class Engine:
    """The process, read once; every scenario becomes an instance of its own."""

    def __init__(self) -> None:
        parser = BpmnParser()
        parser.add_bpmn_file(str(FILE))
        self._process = parser.get_spec(PROCESS)

    def run(self, scenario: Mapping[str, Any]) -> list[str]:
        """The tasks that were done, by name. A task is given its act, and which one follows: the gateways ask for it.

        Raises EngineError when the process is not where the scenario is.
        """
        workflow = BpmnWorkflow(self._process)
        done: list[str] = []
        acts = scenario["acts"]
        for place, act in enumerate(acts):
            workflow.do_engine_steps()
            task = workflow.get_next_task(state=TaskState.READY, manual=True)
            if task is None or task.task_spec.bpmn_name != act["act"]:
                raise EngineError(f"The process waits for {task and task.task_spec.bpmn_name}, not for {act['act']}.")
            following = acts[place + 1]["act"] if place + 1 < len(acts) else ""
            task.data.update(act, following=following)
            task.run()
            done.append(task.task_spec.bpmn_name)
        workflow.do_engine_steps()
        if not workflow.is_completed():
            raise EngineError("The process has not come to its end with the last act of the scenario.")
        return done
