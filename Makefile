# Every target first sets up what it needs in .venv; that is quick when nothing has changed.
# PYTHON=/path/to/python picks the Python that .venv is made with (3.11 or newer).

.DEFAULT_GOAL := help
.PHONY: help run demo test check format screenshots docs bench install uninstall constraints translations trials wheel frozen deb appdir proof desktops system environment test-environment bench-environment desktops-environment

PYTHON ?=
export PYTHON
# The tests start thousands of short processes: each would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
DESKTOP := packaging/linux/virtual-desktop
LINUX := $(filter Linux,$(shell uname -s))
DISPLAYED := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(if $(LINUX),,yes))

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 24

ifeq ($(DISPLAYED),)
run: test-environment ## start the app in the tray; without a display, take pictures of it on a virtual one
	@$(PY) -m tests.e2e.screenshots build/pictures || echo "Some pictures could not be taken; the others are new."
	@echo "There is no display here, so the app ran on a virtual one, with sample data. Pictures:"
	@ls -1 $(CURDIR)/build/pictures/*.png
else
run: environment
	$(PY) -m tltimer
endif

demo: environment ## start the app with twelve weeks of sample data, in a temporary folder
	$(if $(DISPLAYED),,$(DESKTOP)) $(PY) -m tltimer demo

test: check ## run all checks and tests
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --cov --cov-report=term

check: test-environment ## check format, lint, types and layers
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m mypy --platform win32
	$(PY) -m mypy --platform darwin
	.venv/bin/lint-imports

format: environment ## format the code and sort its imports
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

screenshots: test-environment ## take pictures of the tray, menu, popups and windows into docs/pictures
	$(PY) -m tests.e2e.screenshots docs/pictures

docs: .venv/.docs ## build the documentation site into build/site
	$(PY) -m mkdocs build --quiet

.venv/.docs: pyproject.toml .venv/.prepared
	$(PY) -m pip install --quiet --disable-pip-version-check --no-input --constraint constraints.txt --group docs
	@touch $@

desktops: desktops-environment ## test the app on real desktops; pictures go into build/desktops
	TLTIMER_DESKTOPS=1 $(PY) -m pytest tests/e2e/desktops -m desktops

bench: bench-environment ## measure speed, memory and wake-ups, and print a table
	$(PY) -m benchmarks

install: system ## install program, icons and menu entry for your user
	packaging/linux/install

uninstall: ## remove them and the start at login; data and settings stay
	packaging/linux/uninstall

wheel: environment ## build the wheel in dist/
	rm -rf dist
	$(PY) -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

frozen: wheel ## build an archive in dist/ that needs no Python
	packaging/frozen/build

deb: frozen ## build a Debian package in dist/
	packaging/linux/system-packages ship
	packaging/linux/deb

appdir: deb ## lay out the folder for an AppImage, build/tltimer.AppDir
	packaging/linux/appdir

proof: appdir test-environment ## install, use and remove every artefact on a bare Debian 12, as root
	packaging/linux/prove

trials: test-environment ## test kills, errors, full disks, several devices and power cuts for hours
	$(PY) -m tests.trials long

translations: environment ## collect the texts of the interface into resources/translations
	$(PY) packaging/translations.py

constraints: environment ## write the versions now in .venv to constraints.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-input --group freeze --group ship
	$(PY) packaging/constraints.py >constraints.txt.new
	mv constraints.txt.new constraints.txt

# Much works without the system packages, so missing ones are reported and nothing stops.
system:
	@$(if $(LINUX),packaging/linux/system-packages run || echo "Continuing without them.")

environment: system
	@$(MAKE) --silent --no-print-directory .venv/.translated

test-environment:
	@$(if $(LINUX),packaging/linux/system-packages test || echo "Continuing without them.")
	@$(MAKE) --silent --no-print-directory .venv/.translated

desktops-environment:
	@$(if $(LINUX),packaging/linux/system-packages desktops || echo "Continuing without them.")
	@$(MAKE) --silent --no-print-directory .venv/.translated

bench-environment:
	@$(if $(LINUX),packaging/linux/system-packages bench || echo "Continuing without them.")
	@$(MAKE) --silent --no-print-directory .venv/.translated

.venv/.translated: .venv/.prepared $(wildcard resources/translations/*.po)
	@$(PY) packaging/translations.py compile
	@touch $@

.venv/.prepared: pyproject.toml constraints.txt packaging/environment
	@packaging/environment
