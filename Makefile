.PHONY: help run setup test check fix bench lock
PYTHON ?= python3

help: ## list these commands
	@$(PYTHON) tools/dev.py help

run: ## set up what is missing and start Strongback
	@$(PYTHON) tools/dev.py run

setup test check fix bench lock:
	@$(PYTHON) tools/dev.py $@
